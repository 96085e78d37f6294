namespace SpeechEmotion.Features.Tests.Kernels;

/// <summary>The lengths at which kernels are compared with scalar formulas: all around the widths of vectors, and one long.</summary>
internal static class KernelLengths
{
    public static IEnumerable<int> All => Enumerable.Range(0, 130).Append(2048);

    /// <summary>Gives seeded samples between −1 and 1.</summary>
    public static float[] Noise(int length, int seed = 1)
    {
        Random random = new(seed);
        float[] samples = new float[length];
        for (int i = 0; i < length; i++)
        {
            samples[i] = (float)((2 * random.NextDouble()) - 1);
        }

        return samples;
    }
}
