using System.Numerics.Tensors;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>Finds samples that are no numbers.</summary>
internal static class FiniteSamples
{
    /// <summary>Finds the first sample that is NaN or infinite; −1 if there is none.</summary>
    public static int IndexOfOther(ReadOnlySpan<float> samples)
    {
        // One pass over all samples at full speed; only a bad one makes it worth looking closer.
        if (samples.IsEmpty || TensorPrimitives.IsFiniteAll(samples))
        {
            return -1;
        }

        int index = 0;
        while (float.IsFinite(samples[index]))
        {
            index++;
        }

        return index;
    }
}
