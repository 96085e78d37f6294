using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio;

/// <summary>
/// Spectra fine enough to tell whether a line stays where it is: 128 ms of sound at about 2 kHz each, 32 ms apart, in which tones 40 Hz apart are two
/// lines. What lies above 1 kHz is folded down, where a line stays one.
/// </summary>
internal sealed class LineSpectra
{
    private const int Rate = 2000;
    private const int Length = PowerSpectrum256.Length;
    private const int Hop = Length / 4;

    // A shorter stretch says nothing of what is steady.
    private const int LeastCount = 7;

    private readonly float[] _samples;
    private readonly double _binWidth;
    private readonly Lazy<float[]> _power;

    private LineSpectra(float[] samples, double sampleRate)
    {
        _samples = samples;
        _binWidth = sampleRate / Length;
        Count = ((samples.Length - Length) / Hop) + 1;
        _power = new Lazy<float[]>(Compute, LazyThreadSafetyMode.None);
    }

    /// <summary>Gets the sound they are of, at about 2 kHz.</summary>
    public ReadOnlySpan<float> Samples => _samples;

    /// <summary>Gets the number of spectra.</summary>
    public int Count { get; }

    /// <summary>Computes the spectra of a stretch of sound; <see langword="null"/> where it is too short, or its rate below 2 kHz.</summary>
    /// <param name="samples">The stretch, finite.</param>
    /// <param name="sampleRate">Its rate, in hertz.</param>
    public static LineSpectra? Of(ReadOnlySpan<float> samples, int sampleRate)
    {
        int factor = sampleRate / Rate;
        int length = factor == 0 ? 0 : samples.Length / factor;
        return length < Length + ((LeastCount - 1) * Hop) ? null : new LineSpectra(Lower(samples, factor, length), (double)sampleRate / factor);
    }

    /// <summary>Computes the spectra of a segment and of what lies around it; <see langword="null"/> where that is too short, or its rate below 2 kHz.</summary>
    /// <param name="signal">The sound, finite.</param>
    /// <param name="segment">A part of it.</param>
    /// <param name="marginSeconds">How much before and behind the segment belongs to the stretch, as far as the sound reaches.</param>
    public static LineSpectra? Around(AudioSignal signal, SpeechSegment segment, double marginSeconds)
    {
        int start = Math.Clamp((int)((segment.Start.TotalSeconds - marginSeconds) * signal.SampleRate), 0, signal.Samples.Length);
        int end = Math.Clamp((int)((segment.End.TotalSeconds + marginSeconds) * signal.SampleRate), start, signal.Samples.Length);
        return Of(signal.Samples.Span[start..end], signal.SampleRate);
    }

    /// <summary>Gets one spectrum's powers, bin by bin; the first call computes all.</summary>
    public ReadOnlySpan<float> Power(int index) => _power.Value.AsSpan(index * PowerSpectrum256.Bins, PowerSpectrum256.Bins);

    /// <summary>Gets the first bin at or above a frequency.</summary>
    public int BinAt(double hertz) => (int)Math.Ceiling(hertz / _binWidth);

    /// <summary>Gets where a line lies, in hertz: the top of the parabola through the logarithms of three bins.</summary>
    /// <param name="power">A spectrum.</param>
    /// <param name="bin">The line's strongest bin, with neighbours.</param>
    public double Hertz(ReadOnlySpan<float> power, int bin)
    {
        double left = Math.Log(power[bin - 1]), top = Math.Log(power[bin]), right = Math.Log(power[bin + 1]);
        return (bin + (0.5 * (left - right) / (left - (2 * top) + right))) * _binWidth;
    }

    private float[] Compute()
    {
        float[] power = new float[Count * PowerSpectrum256.Bins];
        PowerSpectrum256 spectrum = new();
        for (int i = 0; i < Count; i++)
        {
            spectrum.Compute(_samples.AsSpan(i * Hop, Length), power.AsSpan(i * PowerSpectrum256.Bins, PowerSpectrum256.Bins));
        }

        return power;
    }

    private static float[] Lower(ReadOnlySpan<float> samples, int factor, int length)
    {
        float[] lower = new float[length];
        for (int i = 0; i < length; i++)
        {
            float sum = 0;
            foreach (float sample in samples.Slice(i * factor, factor))
            {
                sum += sample;
            }

            lower[i] = sum / factor;
        }

        return lower;
    }
}
