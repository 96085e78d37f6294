using SpeechEmotion.Audio;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion;

/// <summary>Finds samples that no recording has, before streaming filters remember them.</summary>
internal static class SampleFault
{
    /// <summary>What a sample reaches at most. Full scale is 1, and 32-bit integers that nobody has scaled reach half of this.</summary>
    public const float Largest = 1L << 32;

    /// <summary>Gives the first sample that cannot be judged: NaN, infinite, or beyond <see cref="Largest"/>; −1 if there is none.</summary>
    public static int IndexIn(ReadOnlySpan<float> samples)
    {
        int index = FiniteSamples.IndexOfOther(samples);
        if (index >= 0 || SignalLevel.PeakOf(samples) <= Largest)
        {
            return index;
        }

        index = 0;
        while (MathF.Abs(samples[index]) <= Largest)
        {
            index++;
        }

        return index;
    }

    /// <summary>Says what is wrong with a sample.</summary>
    /// <param name="subject">Which one it is, as the beginning of the sentence, with its verb.</param>
    /// <param name="sample">The sample.</param>
    public static string Describe(string subject, float sample) => FormattableString.Invariant(
        $"{subject} {sample}; samples must be finite numbers, full scale is -1 to 1, and beyond {(long)Largest} is no sound.");
}
