using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The hyperbolic tangent of many values.</summary>
internal static class HyperbolicTangent
{
    /// <summary>Computes tanh of each value in place.</summary>
    // Optimised at once, for a program that answers once: unoptimised, TensorPrimitives takes the exponential of a vector element by
    // element, at a hundred times the cost.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(Span<float> values)
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> x = Vector.LoadUnsafe(ref value, (nuint)i);
            Vector<float> decay = Vector.Exp(-2 * Vector.Abs(x)) - Vector<float>.One;
            Vector.CopySign(-decay / (decay + new Vector<float>(2)), x).StoreUnsafe(ref value, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            values[i] = MathF.Tanh(values[i]);
        }
    }
}
