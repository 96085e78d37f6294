using SpeechEmotion.Augmentation.Kernels;
using SpeechEmotion.Features;

namespace SpeechEmotion.Augmentation;

/// <summary>Changes the duration of a signal and keeps its pitch, as <c>librosa.effects.time_stretch</c>: a phase vocoder in double precision.</summary>
/// <remarks>Stateless and safe to call from several threads at once.</remarks>
public static class TimeStretch
{
    private static readonly Stft Transform = new();

    /// <summary>Stretches or squeezes a signal.</summary>
    /// <param name="signal">The signal, of finite samples; an empty one is returned as it is.</param>
    /// <param name="rate">The speed: 2 is twice as fast and half as long; above 0, finite.</param>
    /// <returns><c>round(length / rate)</c> samples (half to even) at the signal's rate.</returns>
    /// <exception cref="ArgumentException">A sample is NaN or infinite, or <paramref name="rate"/> is out of range.</exception>
    public static AudioSignal Apply(AudioSignal signal, double rate)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (!(rate > 0 && double.IsFinite(rate)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(rate), rate, FormattableString.Invariant($"Rate must be above 0 and finite; it was {rate}."));
        }

        return signal.Samples.IsEmpty ? signal : signal.WithSamples(Stretch(signal.Samples.Span, rate));
    }

    internal static float[] Stretch(ReadOnlySpan<float> samples, double rate)
    {
        // Megabytes a clip: from the pool, since training stretches thousands of clips an epoch.
        StftOptions options = Transform.Options;
        using ComplexSpectrogram spectrogram = ComplexSpectrogram.Rent(options.BinCount, options.CountFrames(samples.Length));
        Transform.Forward(samples, spectrogram);
        using ComplexSpectrogram stretched =
            ComplexSpectrogram.Rent(options.BinCount, PhaseVocoder.CountFrames(spectrogram.FrameCount, rate));
        PhaseVocoder.Stretch(spectrogram, rate, stretched);
        return Transform.Inverse(stretched, (int)Math.Round(samples.Length / rate));
    }
}
