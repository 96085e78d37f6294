namespace SpeechEmotion.Audio;

/// <summary>
/// Takes mains hum away: tones at multiples of 50 or of 60 Hz, up to the tenth, that keep amplitude and frequency for seconds, as no voice does.
/// </summary>
/// <remarks>
/// The recording is looked at in blocks of about four seconds, between which what is found is blended, so that slow changes are followed. A recording without
/// hum, or with hum more than 75 dB below its peak, stays as it is, to the bit, and so does one shorter than 0.72 seconds. Nothing else at these
/// frequencies is touched, which is where voices lie. Immutable and safe to share between threads.
/// </remarks>
public sealed class HumRemover
{
    /// <summary>The lowest rate of signals, in hertz: 2,000.</summary>
    public const int MinSampleRate = 2_000;

    private const double BlockSeconds = 4;

    private readonly HumFinder _finder;

    /// <summary>Prepares the removal of hum from signals of one rate.</summary>
    /// <param name="sampleRate">Their rate in hertz, <see cref="MinSampleRate"/> or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is lower.</exception>
    public HumRemover(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, MinSampleRate);
        SampleRate = sampleRate;
        _finder = new HumFinder(sampleRate);
    }

    /// <summary>Gets the rate of the signals, in hertz.</summary>
    public int SampleRate { get; }

    /// <summary>Returns the signal without hum; the same object where there is none.</summary>
    /// <param name="signal">A signal of <see cref="SampleRate"/>.</param>
    /// <exception cref="ArgumentException">The signal has another rate.</exception>
    public AudioSignal Remove(AudioSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (signal.SampleRate != SampleRate)
        {
            throw new ArgumentException($"The signal has {signal.SampleRate} Hz; hum is removed from signals of {SampleRate} Hz.", nameof(signal));
        }

        List<Finding> findings = Find(signal.Samples.Span);
        if (findings.Count == 0)
        {
            return signal;
        }

        float[] cleaned = signal.Samples.ToArray();
        Subtract(findings, cleaned);
        return new AudioSignal(cleaned, SampleRate, signal.Source);
    }

    /// <summary>Takes hum out of samples of <see cref="SampleRate"/>, in place.</summary>
    /// <returns>Whether there was any.</returns>
    internal bool Remove(Span<float> samples)
    {
        List<Finding> findings = Find(samples);
        Subtract(findings, samples);
        return findings.Count > 0;
    }

    private void Subtract(List<Finding> findings, Span<float> samples)
    {
        foreach ((SteadyTone tone, int start, CrossFade weights) in findings)
        {
            tone.Subtract(samples, SampleRate, start, weights);
        }
    }

    private List<Finding> Find(ReadOnlySpan<float> samples)
    {
        List<Finding> findings = [];
        int[] starts = BlockStarts(samples.Length, out int blockLength);
        int middle = blockLength / 2;
        for (int block = 0; block < starts.Length; block++)
        {
            CrossFade weights = new(
                starts[Math.Max(block - 1, 0)] + middle, starts[block] + middle, starts[Math.Min(block + 1, starts.Length - 1)] + middle, samples.Length);
            foreach (SteadyTone tone in _finder.Find(samples.Slice(starts[block], blockLength)))
            {
                findings.Add(new Finding(tone, starts[block], weights));
            }
        }

        return findings;
    }

    // Blocks overlap by about half; a signal that is little longer than a block, or shorter, is one.
    private int[] BlockStarts(int length, out int blockLength)
    {
        int wanted = (int)(BlockSeconds * SampleRate), count = Math.Max(1, ((length + (wanted / 4)) / (wanted / 2)) - 1);
        int last = count == 1 ? 0 : length - wanted;
        blockLength = count == 1 ? length : wanted;
        int[] starts = new int[count];
        for (int block = 1; block < count; block++)
        {
            starts[block] = (int)((long)last * block / (count - 1));
        }

        return starts;
    }

    /// <summary>A tone, where its block starts, and how far that speaks for each sample.</summary>
    private readonly record struct Finding(SteadyTone Tone, int Start, CrossFade Weights);
}
