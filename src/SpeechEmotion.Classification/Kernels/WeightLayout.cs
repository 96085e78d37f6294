using System.Runtime.CompilerServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>
/// Moves weights between PyTorch's layout (output, input, tap) and the tap-major one of the kernels (tap, input, output).
/// </summary>
internal static class WeightLayout
{
    /// <summary>Reorders (output, input, tap) to (tap, input, output).</summary>
    // Optimised at once: a bundle is loaded once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToTapMajor(ReadOnlySpan<float> source, int outputs, int inputs, int taps, Span<float> destination)
    {
        Check(source.Length, destination.Length, outputs, inputs, taps);
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
            {
                for (int t = 0; t < taps; t++)
                {
                    destination[(t * inputs + i) * outputs + o] = source[(o * inputs + i) * taps + t];
                }
            }
        }
    }

    /// <summary>Reorders (tap, input, output) to (output, input, tap).</summary>
    public static void FromTapMajor(ReadOnlySpan<float> source, int outputs, int inputs, int taps, Span<float> destination)
    {
        Check(source.Length, destination.Length, outputs, inputs, taps);
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
            {
                for (int t = 0; t < taps; t++)
                {
                    destination[(o * inputs + i) * taps + t] = source[(t * inputs + i) * outputs + o];
                }
            }
        }
    }

    /// <summary>Multiplies every output's weights, laid out (output, rest), by that output's factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScaleOutputs(Span<float> weights, ReadOnlySpan<float> factors)
    {
        int perOutput = weights.Length / factors.Length;
        for (int o = 0; o < factors.Length; o++)
        {
            float factor = factors[o];
            foreach (ref float weight in weights.Slice(o * perOutput, perOutput))
            {
                weight *= factor;
            }
        }
    }

    private static void Check(int source, int destination, int outputs, int inputs, int taps)
    {
        int count = checked(outputs * inputs * taps);
        if (source != count || destination != count)
        {
            throw new ArgumentException($"{outputs} × {inputs} × {taps} weights are {count} values; the spans hold {source} and {destination}.");
        }
    }
}
