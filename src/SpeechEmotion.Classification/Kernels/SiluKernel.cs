using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The sigmoid-weighted linear unit, <c>x · σ(x)</c>, and its gradient <c>σ(x) · (1 + x · (1 − σ(x)))</c>.</summary>
internal static class SiluKernel
{
    /// <summary>Computes the values; source and destination may not overlap.</summary>
    public static void Forward(ReadOnlySpan<float> source, Span<float> destination)
    {
        // TensorPrimitives refuses to take the sigmoid of nothing.
        if (source.IsEmpty)
        {
            return;
        }

        TensorPrimitives.Sigmoid(source, destination);
        TensorPrimitives.Multiply(source, destination, destination);
    }

    /// <summary>Multiplies a gradient by the slope at <paramref name="source"/>.</summary>
    /// <param name="source">The layer's input.</param>
    /// <param name="scratch">As long as the input.</param>
    /// <param name="gradient">The gradient of the output on entry, of the input on return.</param>
    public static void Backward(ReadOnlySpan<float> source, Span<float> scratch, Span<float> gradient)
    {
        if (source.IsEmpty)
        {
            return;
        }

        TensorPrimitives.Sigmoid(source, scratch);
        ReadOnlySpan<Vector<float>> sources = MemoryMarshal.Cast<float, Vector<float>>(source);
        ReadOnlySpan<Vector<float>> gates = MemoryMarshal.Cast<float, Vector<float>>((ReadOnlySpan<float>)scratch);
        Span<Vector<float>> gradients = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i] *= gates[i] * (Vector<float>.One + sources[i] * (Vector<float>.One - gates[i]));
        }

        for (int i = gradients.Length * Vector<float>.Count; i < gradient.Length; i++)
        {
            gradient[i] *= scratch[i] * (1 + source[i] * (1 - scratch[i]));
        }
    }
}
