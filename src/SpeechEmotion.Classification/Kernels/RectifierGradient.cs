using System.Numerics;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The gradient of max(x, 0), from its output.</summary>
internal static class RectifierGradient
{
    /// <summary>Sets the gradient to zero where the output is not positive.</summary>
    public static void Apply(ReadOnlySpan<float> output, Span<float> gradient)
    {
        if (output.Length != gradient.Length)
        {
            throw new ArgumentException($"{output.Length} outputs and {gradient.Length} gradients.");
        }

        ReadOnlySpan<Vector<float>> outputs = MemoryMarshal.Cast<float, Vector<float>>(output);
        Span<Vector<float>> gradients = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i] = Vector.ConditionalSelect(Vector.GreaterThan(outputs[i], Vector<float>.Zero), gradients[i], Vector<float>.Zero);
        }

        for (int i = gradients.Length * Vector<float>.Count; i < gradient.Length; i++)
        {
            gradient[i] = output[i] > 0 ? gradient[i] : 0;
        }
    }
}
