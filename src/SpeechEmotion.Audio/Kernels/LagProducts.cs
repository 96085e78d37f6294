using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>Products of samples with themselves some lags later, four lags for each load of samples.</summary>
internal static class LagProducts
{
    /// <summary>The number of lags computed at once.</summary>
    public const int Count = 4;

    /// <summary>Computes Σ x[n] · x[n + lag] for <paramref name="lag"/> and the three lags after it.</summary>
    /// <param name="samples">The samples, more than <paramref name="lag"/> + 3.</param>
    /// <param name="lag">The first lag, 0 or more.</param>
    /// <param name="products">Receives <see cref="Count"/> values.</param>
    // Optimised at once: it is most of what voice activity does in a program that judges one recording.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(ReadOnlySpan<float> samples, int lag, Span<float> products)
    {
        int common = samples.Length - lag - (Count - 1);
        ref float early = ref MemoryMarshal.GetReference(samples);
        ref float late = ref Unsafe.Add(ref early, lag);
        Vector<float> sum0 = Vector<float>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
        int n = 0;
        for (; n <= common - Vector<float>.Count; n += Vector<float>.Count)
        {
            Vector<float> x = Vector.LoadUnsafe(ref early, (nuint)n);
            sum0 += x * Vector.LoadUnsafe(ref late, (nuint)n);
            sum1 += x * Vector.LoadUnsafe(ref late, (nuint)n + 1);
            sum2 += x * Vector.LoadUnsafe(ref late, (nuint)n + 2);
            sum3 += x * Vector.LoadUnsafe(ref late, (nuint)n + 3);
        }

        products[0] = Vector.Sum(sum0);
        products[1] = Vector.Sum(sum1);
        products[2] = Vector.Sum(sum2);
        products[3] = Vector.Sum(sum3);
        for (int i = 0; i < Count; i++)
        {
            float sum = products[i];
            for (int rest = n; rest + lag + i < samples.Length; rest++)
            {
                sum += Unsafe.Add(ref early, rest) * Unsafe.Add(ref late, rest + i);
            }

            products[i] = sum;
        }
    }
}
