namespace SpeechEmotion;

/// <summary>The latest samples of a stream, addressed by their position in it. Memory is reused; not thread-safe.</summary>
internal sealed class SlidingSamples
{
    private float[] _samples;
    private long _start;
    private int _offset;
    private int _count;

    /// <param name="capacity">How many samples are expected at once; more make the memory grow.</param>
    public SlidingSamples(int capacity) => _samples = new float[capacity];

    /// <summary>Gets the position after the last sample.</summary>
    public long End => _start + _count;

    /// <summary>Returns room for more samples, which count once <see cref="Commit"/> is called.</summary>
    public Span<float> Reserve(int count)
    {
        if (_offset + _count + count > _samples.Length)
        {
            float[] target = _count + count > _samples.Length ? new float[Math.Max(2 * _samples.Length, _count + count)] : _samples;
            _samples.AsSpan(_offset, _count).CopyTo(target);
            _samples = target;
            _offset = 0;
        }

        return _samples.AsSpan(_offset + _count, count);
    }

    /// <summary>Counts the first samples of the reserved room.</summary>
    public void Commit(int count) => _count += count;

    /// <summary>Forgets what lies before a position.</summary>
    public void DropBefore(long position)
    {
        int dropped = (int)Math.Clamp(position - _start, 0, _count);
        _start += dropped;
        _offset += dropped;
        _count -= dropped;
    }

    /// <summary>Forgets all samples; the next one is at position 0.</summary>
    public void Clear() => (_start, _offset, _count) = (0, 0, 0);

    /// <summary>Returns samples that are still held, valid until the next <see cref="Reserve"/>.</summary>
    public ReadOnlyMemory<float> Slice(long start, int count) => _samples.AsMemory(_offset + (int)(start - _start), count);
}
