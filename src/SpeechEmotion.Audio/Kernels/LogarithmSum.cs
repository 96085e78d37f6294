using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>The sum of binary logarithms, of which a geometric mean is made.</summary>
internal static class LogarithmSum
{
    /// <summary>Computes Σ log2(value + offset).</summary>
    /// <param name="values">Values of 0 or more.</param>
    /// <param name="offset">What keeps the logarithms finite, above 0.</param>
    // Optimised at once: the unoptimised logarithm of a vector is computed element by element, at a hundred times the cost.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Compute(ReadOnlySpan<float> values, float offset)
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        Vector<float> sums = Vector<float>.Zero;
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += Vector.Log2(Vector.LoadUnsafe(ref value, (nuint)i) + new Vector<float>(offset));
        }

        float sum = Vector.Sum(sums);
        for (; i < values.Length; i++)
        {
            sum += MathF.Log2(values[i] + offset);
        }

        return sum;
    }
}
