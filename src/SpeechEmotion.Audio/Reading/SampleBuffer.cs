namespace SpeechEmotion.Audio;

/// <summary>Samples that become more: memory grows with what arrives, not with what a header claims.</summary>
internal sealed class SampleBuffer
{
    private const int MaxFirstCapacity = 1 << 20;

    private float[] _samples;
    private int _count;

    /// <param name="expected">How many samples are expected; a lie costs at most 4 MiB.</param>
    public SampleBuffer(long expected) => _samples = new float[Math.Min(expected, MaxFirstCapacity)];

    /// <summary>Returns room for more samples, which count once <see cref="Commit"/> is called.</summary>
    /// <exception cref="AudioFormatException">One array cannot hold them.</exception>
    public Span<float> Reserve(int count)
    {
        if (count > _samples.Length - _count)
        {
            long capacity = Math.Min(Math.Max(2L * _samples.Length, _count + (long)count), Array.MaxLength);
            if (capacity < _count + (long)count)
            {
                throw new AudioFormatException(
                    $"The recording has more than {Array.MaxLength} samples, which one signal cannot hold. Give a duration, or read it with Open.",
                    isCorrupt: false);
            }

            Array.Resize(ref _samples, (int)capacity);
        }

        return _samples.AsSpan(_count, count);
    }

    /// <summary>Counts the first samples of the reserved room.</summary>
    public void Commit(int count) => _count += count;

    /// <summary>Returns the samples. The signal lives on, so it does not hold much more memory than it needs.</summary>
    public ReadOnlyMemory<float> ToMemory() =>
        _count < _samples.Length / 8 * 7 ? _samples.AsSpan(0, _count).ToArray() : _samples.AsMemory(0, _count);
}
