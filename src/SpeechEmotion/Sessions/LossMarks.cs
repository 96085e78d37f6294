namespace SpeechEmotion;

/// <summary>
/// Where in a stream samples were lost. Losses at one place are one, so there are no more of them than samples between them. Not thread-safe.
/// </summary>
internal sealed class LossMarks
{
    private readonly Queue<(long Position, long Count)> _earlier = new();
    private (long Position, long Count) _latest;

    /// <summary>Gets where the next loss is: after how many samples; beyond any sample where there is none.</summary>
    public long Next => _earlier.TryPeek(out (long Position, long Count) first) ? first.Position : _latest.Count > 0 ? _latest.Position : long.MaxValue;

    /// <summary>Gets the length of the latest loss, the only one that may still become longer; 0 where none is left.</summary>
    public long Latest => _latest.Count;

    /// <summary>Notes a loss after the samples that were written so far.</summary>
    public void Add(long position, long count)
    {
        if (_latest.Count > 0 && _latest.Position < position)
        {
            _earlier.Enqueue(_latest);
            _latest = default;
        }

        _latest = (position, _latest.Count + count);
    }

    /// <summary>Takes the loss at a position out.</summary>
    /// <returns>How many samples were lost; 0 where none were.</returns>
    public long TakeAt(long position)
    {
        if (Next != position)
        {
            return 0;
        }

        if (_earlier.TryDequeue(out (long Position, long Count) first))
        {
            return first.Count;
        }

        long count = _latest.Count;
        _latest = default;
        return count;
    }
}
