namespace SpeechEmotion.Classification;

/// <summary>Scratch memory of one call, taken and given back like a stack; it keeps its buffers, so later calls of the same size allocate nothing.</summary>
/// <remarks>Used by one thread at a time. Contents are not cleared.</remarks>
internal sealed class Workspace
{
    private readonly List<float[]> _buffers = [];
    private int _taken;

    /// <summary>Takes a buffer until the matching <see cref="GiveBack"/>.</summary>
    /// <exception cref="ArgumentException">More is asked for than one activation may hold.</exception>
    public Span<float> Take(long length)
    {
        if (length > LayerShape.MaxValues)
        {
            throw new ArgumentException(
                $"A layer needs {length} values at once, more than the {LayerShape.MaxValues} accepted; classify fewer or shorter clips at a time.");
        }

        if (_taken == _buffers.Count)
        {
            _buffers.Add([]);
        }

        if (_buffers[_taken].Length < length)
        {
            _buffers[_taken] = new float[length];
        }

        return _buffers[_taken++].AsSpan(0, (int)length);
    }

    /// <summary>Gives back the buffers taken last.</summary>
    public void GiveBack(int count) => _taken -= count;

    /// <summary>Gives back everything, also after an exception.</summary>
    public void Reset() => _taken = 0;
}
