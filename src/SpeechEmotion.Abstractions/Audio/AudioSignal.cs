namespace SpeechEmotion;

/// <summary>Mono samples that always travel with their sample rate.</summary>
/// <remarks>
/// Immutable by contract: the signal keeps the memory it is given without copying, and whoever passes it must not
/// write to it afterwards. Safe to share between threads.
/// </remarks>
public sealed class AudioSignal
{
    /// <summary>The highest accepted sample rate, in hertz (768 kHz).</summary>
    public const int MaxSampleRate = 768_000;

    /// <summary>Creates a signal over samples that the caller no longer changes.</summary>
    /// <param name="samples">Mono samples; full scale is −1 to 1, larger values are allowed.</param>
    /// <param name="sampleRate">Samples a second, 1 to <see cref="MaxSampleRate"/>.</param>
    /// <param name="source">What the decoder found, or <see langword="null"/> for samples that no decoder produced.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sampleRate"/> is out of range.</exception>
    public AudioSignal(ReadOnlyMemory<float> samples, int sampleRate, AudioSource? source = null)
    {
        if (sampleRate is < 1 or > MaxSampleRate)
        {
            throw new ArgumentOutOfRangeException(
                nameof(sampleRate), sampleRate, $"SampleRate must be between 1 and {MaxSampleRate} Hz; it was {sampleRate}.");
        }

        Samples = samples;
        SampleRate = sampleRate;
        Source = source;
    }

    /// <summary>Gets the samples.</summary>
    public ReadOnlyMemory<float> Samples { get; }

    /// <summary>Gets the number of samples a second, in hertz.</summary>
    public int SampleRate { get; }

    /// <summary>Gets what the decoder found, or <see langword="null"/> where no decoder was involved.</summary>
    public AudioSource? Source { get; }

    /// <summary>Gets the duration of the samples.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / SampleRate);
}
