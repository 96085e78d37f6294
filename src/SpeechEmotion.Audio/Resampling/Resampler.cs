using System.Buffers;
using System.Globalization;

namespace SpeechEmotion.Audio;

/// <summary>
/// Changes the sample rate by any ratio from 1:256 to 256:1, with a linear-phase polyphase filter whose pass band is that of soxr's HQ.
/// </summary>
/// <remarks>
/// Measured with tones of full scale: the pass band is flat within 0.0001 dB to 0.91 of the lower Nyquist frequency, what lies above that
/// frequency is at least 101 dB down, and images and rounding together lie 111 dB below the tone. Output n stands for the time
/// n / target rate: the filter's delay is compensated. Immutable and callable from several threads at once. Designing the filter costs
/// about as much as resampling a clip: keep the resampler.
/// </remarks>
public sealed class Resampler
{
    /// <summary>Which ratios of rates there can be, in words.</summary>
    internal static readonly string Limits = string.Create(CultureInfo.InvariantCulture, $"between 1:{MaxRatio} and {MaxRatio}:1");

    private const double MaxRatio = 256;

    private readonly double _ratio;

    /// <summary>Designs the filter for one ratio.</summary>
    /// <param name="sourceRate">Samples a second of the input; need not be whole (pitch shifting).</param>
    /// <param name="targetRate">Samples a second of the output; need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not above 0, or the ratio is beyond 1:256 or 256:1.</exception>
    public Resampler(double sourceRate, double targetRate)
    {
        if (!Supports(sourceRate, targetRate))
        {
            throw new ArgumentOutOfRangeException(
                nameof(targetRate),
                FormattableString.Invariant($"Both rates must be above 0 and their ratio {Limits}; they were {sourceRate} and {targetRate} Hz."));
        }

        SourceRate = sourceRate;
        TargetRate = targetRate;
        _ratio = targetRate / sourceRate;
        Filter = new PolyphaseFilter(sourceRate, targetRate);
    }

    /// <summary>Gets the samples a second of the input.</summary>
    public double SourceRate { get; }

    /// <summary>Gets the samples a second of the output.</summary>
    public double TargetRate { get; }

    internal PolyphaseFilter Filter { get; }

    /// <summary>Resamples a signal once. Keep a <see cref="Resampler"/> (or a <see cref="ResamplerCache"/>) to resample often.</summary>
    /// <param name="signal">The signal; returned as it is where its rate is the target.</param>
    /// <param name="targetRate">The wanted rate, in hertz.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio of the rates is beyond 1:256 or 256:1.</exception>
    public static AudioSignal Resample(AudioSignal signal, int targetRate)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return signal.SampleRate == targetRate
            ? signal
            : new AudioSignal(new Resampler(signal.SampleRate, targetRate).Resample(signal.Samples.Span), targetRate, signal.Source);
    }

    /// <summary>
    /// Returns the number of output samples for so many input samples: <c>ceil(count × (target / source))</c>, as librosa.
    /// </summary>
    /// <param name="sourceCount">The number of input samples, 0 or more.</param>
    public long OutputLength(long sourceCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sourceCount);
        return (long)Math.Ceiling(sourceCount * _ratio);
    }

    /// <summary>Resamples a whole signal, taking silence before and after it.</summary>
    /// <param name="samples">The samples at the source rate, finite.</param>
    /// <returns><see cref="OutputLength"/> samples at the target rate.</returns>
    /// <exception cref="ArgumentException">The output would not fit into one array.</exception>
    public float[] Resample(ReadOnlySpan<float> samples)
    {
        long length = OutputLength(samples.Length);
        if (length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"The output would have {length} samples; an array holds {Array.MaxLength}. Resample in chunks with OpenStream.", nameof(samples));
        }

        float[] output = GC.AllocateUninitializedArray<float>((int)length);
        Resample(samples, output);
        return output;
    }

    /// <summary>Resamples a whole signal into the caller's memory, taking silence before and after it.</summary>
    /// <param name="samples">The samples at the source rate, finite.</param>
    /// <param name="destination">Receives the samples; its length is <see cref="OutputLength"/>.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public void Resample(ReadOnlySpan<float> samples, Span<float> destination)
    {
        if (destination.Length != OutputLength(samples.Length))
        {
            throw new ArgumentException(
                $"The destination must have {OutputLength(samples.Length)} samples; it has {destination.Length}.", nameof(destination));
        }

        // Only the outputs near the ends need inputs that are not there.
        int head = (int)Math.Min(Filter.FirstOutputFrom(Filter.HalfLength - 1), destination.Length);
        int tail = (int)Math.Clamp(Filter.FirstOutputFrom(samples.Length - Filter.HalfLength), head, destination.Length);
        ResampleEdge(samples, 0, destination[..head]);
        if (tail > head)
        {
            Filter.Process(samples, 0, head, destination[head..tail]);
        }

        ResampleEdge(samples, tail, destination[tail..]);
    }

    /// <summary>Starts resampling a stream whose samples arrive in chunks; the output is the same whatever the chunks.</summary>
    public StreamingResampler OpenStream() => new(this);

    internal static bool Supports(double sourceRate, double targetRate) =>
        sourceRate > 0 && targetRate > 0 && targetRate / sourceRate is >= 1 / MaxRatio and <= MaxRatio;

    /// <summary>Says that a recording cannot be resampled.</summary>
    /// <param name="sourceRate">Its rate, in hertz.</param>
    /// <param name="target">What it cannot be resampled to, for example "16000".</param>
    internal static string Refusal(int sourceRate, string target) =>
        $"The recording's {sourceRate} Hz cannot be resampled to {target} Hz: the ratio must be {Limits}.";

    private void ResampleEdge(ReadOnlySpan<float> samples, int firstOutput, Span<float> destination)
    {
        if (destination.IsEmpty)
        {
            return;
        }

        int start = (int)Filter.InputOf(firstOutput) - Filter.HalfLength + 1;
        int length = (int)Filter.InputOf(firstOutput + destination.Length - 1) + Filter.HalfLength + 1 - start;
        float[] padded = ArrayPool<float>.Shared.Rent(length);
        Array.Clear(padded, 0, length);
        int from = Math.Max(0, start);
        int to = Math.Min(samples.Length, start + length);
        if (to > from)
        {
            samples[from..to].CopyTo(padded.AsSpan(from - start));
        }

        Filter.Process(padded.AsSpan(0, length), start, firstOutput, destination);
        ArrayPool<float>.Shared.Return(padded);
    }
}
