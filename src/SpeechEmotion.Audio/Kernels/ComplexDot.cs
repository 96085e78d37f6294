using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>The product of real samples with a complex tone, both parts for each load of samples.</summary>
internal static class ComplexDot
{
    /// <summary>Computes Σ x[n] · real[n] and Σ x[n] · imaginary[n].</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="real">As many real parts.</param>
    /// <param name="imaginary">As many imaginary parts.</param>
    // Optimised at once, as whatever a program that answers once spends its time in.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Complex Compute(ReadOnlySpan<float> samples, ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary)
    {
        ref float x = ref MemoryMarshal.GetReference(samples);
        ref float cosine = ref MemoryMarshal.GetReference(real[..samples.Length]);
        ref float sine = ref MemoryMarshal.GetReference(imaginary[..samples.Length]);
        Vector<float> real0 = Vector<float>.Zero, real1 = real0, imaginary0 = real0, imaginary1 = real0;
        int n = 0;
        for (; n <= samples.Length - (2 * Vector<float>.Count); n += 2 * Vector<float>.Count)
        {
            Vector<float> early = Vector.LoadUnsafe(ref x, (nuint)n), late = Vector.LoadUnsafe(ref x, (nuint)(n + Vector<float>.Count));
            real0 += early * Vector.LoadUnsafe(ref cosine, (nuint)n);
            imaginary0 += early * Vector.LoadUnsafe(ref sine, (nuint)n);
            real1 += late * Vector.LoadUnsafe(ref cosine, (nuint)(n + Vector<float>.Count));
            imaginary1 += late * Vector.LoadUnsafe(ref sine, (nuint)(n + Vector<float>.Count));
        }

        double realSum = Vector.Sum(real0 + real1), imaginarySum = Vector.Sum(imaginary0 + imaginary1);
        for (; n < samples.Length; n++)
        {
            realSum += samples[n] * real[n];
            imaginarySum += samples[n] * imaginary[n];
        }

        return new Complex(realSum, imaginarySum);
    }
}
