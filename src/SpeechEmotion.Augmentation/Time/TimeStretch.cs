using System.Globalization;
using SpeechEmotion.Augmentation.Kernels;
using SpeechEmotion.Features;

namespace SpeechEmotion.Augmentation;

/// <summary>Changes the duration of a signal and keeps its pitch, as <c>librosa.effects.time_stretch</c>: a phase vocoder in double precision.</summary>
/// <remarks>Stateless and safe to call from several threads at once.</remarks>
public static class TimeStretch
{
    private const double MinRate = 0.01;
    private const double MaxRate = 100;
    private static readonly Stft Transform = new();

    /// <summary>Stretches or squeezes a signal.</summary>
    /// <param name="signal">The signal, of finite samples; an empty one is returned as it is.</param>
    /// <param name="rate">The speed: 2 is twice as fast and half as long; 0.01 to 100.</param>
    /// <returns><c>round(length / rate)</c> samples (half to even) at the signal's rate.</returns>
    /// <exception cref="ArgumentException">
    /// A sample is NaN or infinite, <paramref name="rate"/> is out of range, or the signal has so many samples, before or after, that their
    /// spectra fit into no array: about a thousand million.
    /// </exception>
    public static AudioSignal Apply(AudioSignal signal, double rate)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (!(rate is >= MinRate and <= MaxRate))
        {
            throw new ArgumentOutOfRangeException(
                nameof(rate), rate, FormattableString.Invariant($"Rate must be between {MinRate} and {MaxRate}; it was {rate}."));
        }

        return signal.Samples.IsEmpty ? signal : signal.WithSamples(Stretch(signal.Samples.Span, rate));
    }

    internal static float[] Stretch(ReadOnlySpan<float> samples, double rate)
    {
        // Megabytes a clip: from the pool, since training stretches thousands of clips an epoch.
        StftOptions options = Transform.Options;
        int frames = options.CountFrames(samples.Length);
        int stretchedFrames = PhaseVocoder.CountFrames(frames, rate);
        if ((long)Math.Max(frames, stretchedFrames) * options.BinCount > Array.MaxLength)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{samples.Length} samples at a rate of {rate} have {Math.Max(frames, stretchedFrames)} spectra; "
                + $"{Array.MaxLength / options.BinCount} fit into memory. Give shorter parts."));
        }

        using ComplexSpectrogram spectrogram = ComplexSpectrogram.Rent(options.BinCount, frames);
        Transform.Forward(samples, spectrogram);
        using ComplexSpectrogram stretched = ComplexSpectrogram.Rent(options.BinCount, stretchedFrames);
        PhaseVocoder.Stretch(spectrogram, rate, stretched);
        return Transform.Inverse(stretched, (int)Math.Round(samples.Length / rate));
    }
}
