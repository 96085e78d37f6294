namespace SpeechEmotion;

/// <summary>
/// Fills brief losses with the last 20 ms before them, to and fro, which begins without a step: the model's answers then stay nearer to those
/// for the whole sound than with silence, or with the ends joined as for longer ones. Not thread-safe.
/// </summary>
/// <param name="sampleRate">The stream's rate, in hertz.</param>
internal sealed class LossBridge(int sampleRate)
{
    private const int LongestsPerSecond = 10;
    private const int PastsPerSecond = 50;

    // How many lost samples are filled at most: those of 0.1 seconds.
    private readonly long _longest = sampleRate / LongestsPerSecond;
    private readonly float[] _past = new float[Math.Max(1, sampleRate / PastsPerSecond)];
    private int _heard;
    private long _left;
    private int _at;

    /// <summary>Keeps the last of the sound.</summary>
    public void Hear(ReadOnlySpan<float> samples)
    {
        ReadOnlySpan<float> last = samples[Math.Max(0, samples.Length - _past.Length)..];
        _past.AsSpan(last.Length).CopyTo(_past);
        last.CopyTo(_past.AsSpan(_past.Length - last.Length));
        _heard = Math.Min(_past.Length, _heard + last.Length);
    }

    /// <summary>Begins to fill a loss.</summary>
    /// <returns><see langword="false"/> where it is too long, or nothing was heard before it.</returns>
    public bool TryBegin(long lost)
    {
        if (lost > _longest || _heard == 0)
        {
            _heard = 0;
            return false;
        }

        _left = lost;
        _at = 0;
        return true;
    }

    /// <summary>Gives the next samples that fill the loss.</summary>
    /// <returns>Their number; 0 where no loss is to be filled.</returns>
    public int Fill(Span<float> destination)
    {
        int count = (int)Math.Min(destination.Length, _left);
        _left -= count;
        for (int i = 0; i < count; i++)
        {
            int back = _at < _heard ? _at : (2 * _heard) - 1 - _at;
            destination[i] = _past[_past.Length - 1 - back];
            _at = (_at + 1) % (2 * _heard);
        }

        return count;
    }
}
