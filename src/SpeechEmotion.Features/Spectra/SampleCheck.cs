using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Features;

/// <summary>Refuses signals that would give meaningless numbers.</summary>
internal static class SampleCheck
{
    /// <summary>Throws if there is a NaN or an infinite sample.</summary>
    /// <exception cref="ArgumentException">A sample is not finite; the message says which.</exception>
    public static void ThrowIfNotFinite(ReadOnlySpan<float> samples)
    {
        if (FiniteSamples.IndexOfOther(samples) is >= 0 and int index)
        {
            throw new ArgumentException(FormattableString.Invariant($"All samples must be finite; sample {index} of {samples.Length} is {samples[index]}."));
        }
    }

    /// <summary>Throws if the signal has not one frame, or a sample is not finite.</summary>
    /// <exception cref="ArgumentException">The signal cannot be analysed; the message says why.</exception>
    public static void ThrowIfUnusable(ReadOnlySpan<float> samples, StftOptions stft)
    {
        if (samples.IsEmpty)
        {
            throw new ArgumentException("The signal is empty: features need at least one sample.");
        }

        if (stft.CountFrames(samples.Length) == 0)
        {
            throw new ArgumentException(
                $"The signal has {samples.Length} samples; without centring at least one frame of {stft.FftSize} samples is needed.");
        }

        if (stft.Center && stft.PadMode == PadMode.Reflect && samples.Length <= stft.FftSize / 2)
        {
            throw new ArgumentException(
                $"The signal has {samples.Length} samples; reflection needs more than half a transform, {stft.FftSize / 2}.");
        }

        ThrowIfNotFinite(samples);
    }
}
