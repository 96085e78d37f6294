using System.Numerics.Tensors;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The sigmoid-weighted linear unit, <c>x · σ(x)</c>, and its gradient <c>σ(x) · (1 + x · (1 − σ(x)))</c>.</summary>
internal static class SiluKernel
{
    /// <summary>Computes the values; source and destination may not overlap.</summary>
    public static void Forward(ReadOnlySpan<float> source, Span<float> destination)
    {
        TensorPrimitives.Sigmoid(source, destination);
        TensorPrimitives.Multiply(source, destination, destination);
    }

    /// <summary>Multiplies a gradient by the slope at <paramref name="source"/>.</summary>
    /// <param name="source">The layer's input.</param>
    /// <param name="scratch">As long as the input.</param>
    /// <param name="gradient">The gradient of the output on entry, of the input on return.</param>
    public static void Backward(ReadOnlySpan<float> source, Span<float> scratch, Span<float> gradient)
    {
        TensorPrimitives.Sigmoid(source, scratch);
        for (int i = 0; i < gradient.Length; i++)
        {
            float gate = scratch[i];
            gradient[i] *= gate * (1 + source[i] * (1 - gate));
        }
    }
}
