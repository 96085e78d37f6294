using SpeechEmotion.Audio;
using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Changes the pitch of a signal and keeps its duration, as <c>librosa.effects.pitch_shift</c>: time stretch, then resampling.</summary>
/// <remarks>Stateless and safe to call from several threads at once.</remarks>
public static class PitchShift
{
    private const double StepsPerOctave = 12;

    // Fractions of numbers up to this miss the wanted ratio by less than 1 / 2048: 0.9 cents, or 33 samples after three seconds at 22 kHz.
    // For whole semitones it is at most one sample.
    private const int RatioLimit = 2048;

    /// <summary>Shifts the pitch.</summary>
    /// <param name="signal">The signal, of finite samples; an empty one is returned as it is.</param>
    /// <param name="semitones">The shift in semitones, −48 to 48; fractions are allowed and positive is higher.</param>
    /// <returns>As many samples as the signal has, at its rate.</returns>
    /// <exception cref="ArgumentException">A sample is NaN or infinite, or <paramref name="semitones"/> is out of range.</exception>
    public static AudioSignal Apply(AudioSignal signal, double semitones) => Apply(signal, semitones, new ResamplerCache());

    internal static AudioSignal Apply(AudioSignal signal, double semitones, ResamplerCache resamplers)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (!(semitones is >= -48 and <= 48))
        {
            throw new ArgumentOutOfRangeException(
                nameof(semitones), semitones, FormattableString.Invariant($"Semitones must be between -48 and 48; it was {semitones}."));
        }

        if (signal.Samples.IsEmpty)
        {
            return signal;
        }

        // Slower by the rate, then played faster by the same rate.
        double rate = Math.Pow(2, -semitones / StepsPerOctave);
        float[] stretched = TimeStretch.Stretch(signal.Samples.Span, rate);
        (int source, int target) = RationalRatio.Approximate(1 / rate, RatioLimit);
        float[] shifted = resamplers.Get(source, target).Resample(stretched);
        Array.Resize(ref shifted, signal.Samples.Length);
        return signal.WithSamples(shifted);
    }
}
