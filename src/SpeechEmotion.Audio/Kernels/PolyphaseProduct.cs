using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>The inner products of a polyphase filter. Row lengths are multiples of 16.</summary>
/// <remarks>
/// The order in which one output's products are summed is the same whether it is computed alone or in a block,
/// so chunking never changes a bit.
/// </remarks>
internal static class PolyphaseProduct
{
    private const int BlockSize = 4;

    /// <summary>
    /// Consecutive outputs whose positions are multiples of <paramref name="sourceStep"/> / <paramref name="targetStep"/>.
    /// </summary>
    /// <param name="input">Inputs from the first one that the first output needs.</param>
    /// <param name="rows"><paramref name="targetStep"/> rows of <paramref name="taps"/> coefficients.</param>
    /// <param name="taps">Coefficients in a row.</param>
    /// <param name="sourceStep">Inputs in a period.</param>
    /// <param name="targetStep">Outputs in a period.</param>
    /// <param name="phase">The row of the first output.</param>
    /// <param name="output">Receives the outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exact(
        ReadOnlySpan<float> input, ReadOnlySpan<float> rows, int taps, int sourceStep, int targetStep, int phase, Span<float> output)
    {
        int wholeStep = sourceStep / targetStep;
        int phaseStep = sourceStep % targetStep;
        int position = 0;

        // Outputs one period apart share a row: four of them are computed for each load of coefficients.
        for (int tile = 0; tile < output.Length; tile += BlockSize * targetStep)
        {
            int rowPosition = position;
            int rowPhase = phase;
            int rowEnd = (int)Math.Min((long)tile + targetStep, output.Length);
            for (int i = tile; i < rowEnd; i++)
            {
                ReadOnlySpan<float> row = rows.Slice(rowPhase * taps, taps);
                if (i + ((BlockSize - 1) * (long)targetStep) < output.Length)
                {
                    Four(input.Slice(rowPosition, taps + ((BlockSize - 1) * sourceStep)), sourceStep, row, output[i..], targetStep);
                }
                else
                {
                    int window = rowPosition;
                    for (int j = i; j < output.Length; j += targetStep)
                    {
                        output[j] = One(input.Slice(window, taps), row);
                        window += sourceStep;
                    }
                }

                rowPosition += wholeStep;
                rowPhase += phaseStep;
                if (rowPhase >= targetStep)
                {
                    rowPhase -= targetStep;
                    rowPosition++;
                }
            }

            position += BlockSize * sourceStep;
        }
    }

    /// <summary>One output between two neighbouring rows: <c>a + fraction × (b − a)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Interpolated(ReadOnlySpan<float> window, ReadOnlySpan<float> twoRows, float fraction)
    {
        ref float x = ref MemoryMarshal.GetReference(window);
        ref float first = ref MemoryMarshal.GetReference(twoRows[..window.Length]);
        ref float second = ref MemoryMarshal.GetReference(twoRows.Slice(window.Length, window.Length));
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> wideA = Vector512<float>.Zero, wideB = wideA;
            for (nuint k = 0; k < (nuint)window.Length; k += (nuint)Vector512<float>.Count)
            {
                Vector512<float> value = Vector512.LoadUnsafe(ref x, k);
                wideA = Vector512.MultiplyAddEstimate(value, Vector512.LoadUnsafe(ref first, k), wideA);
                wideB = Vector512.MultiplyAddEstimate(value, Vector512.LoadUnsafe(ref second, k), wideB);
            }

            return Sum(wideA + (fraction * (wideB - wideA)));
        }

        Vector<float> a = Vector<float>.Zero;
        Vector<float> b = Vector<float>.Zero;
        for (nuint k = 0; k < (nuint)window.Length; k += (nuint)Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref x, k);
            a = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref first, k), a);
            b = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref second, k), b);
        }

        return Vector.Sum(a + (fraction * (b - a)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float One(ReadOnlySpan<float> window, ReadOnlySpan<float> row)
    {
        ref float x = ref MemoryMarshal.GetReference(window);
        ref float h = ref MemoryMarshal.GetReference(row);
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> wide = Vector512<float>.Zero;
            for (nuint k = 0; k < (nuint)row.Length; k += (nuint)Vector512<float>.Count)
            {
                wide = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x, k), Vector512.LoadUnsafe(ref h, k), wide);
            }

            return Sum(wide);
        }

        Vector<float> sum = Vector<float>.Zero;
        for (nuint k = 0; k < (nuint)row.Length; k += (nuint)Vector<float>.Count)
        {
            sum = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x, k), Vector.LoadUnsafe(ref h, k), sum);
        }

        return Vector.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(ReadOnlySpan<float> windows, int windowStep, ReadOnlySpan<float> row, Span<float> output, int outputStep)
    {
        ref float x0 = ref MemoryMarshal.GetReference(windows);
        ref float x1 = ref Unsafe.Add(ref x0, windowStep);
        ref float x2 = ref Unsafe.Add(ref x1, windowStep);
        ref float x3 = ref Unsafe.Add(ref x2, windowStep);
        ref float h = ref MemoryMarshal.GetReference(row);
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a;
            for (nuint k = 0; k < (nuint)row.Length; k += (nuint)Vector512<float>.Count)
            {
                Vector512<float> weight = Vector512.LoadUnsafe(ref h, k);
                a = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x0, k), weight, a);
                b = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x1, k), weight, b);
                c = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x2, k), weight, c);
                d = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x3, k), weight, d);
            }

            output[3 * outputStep] = Sum(d);
            output[2 * outputStep] = Sum(c);
            output[outputStep] = Sum(b);
            output[0] = Sum(a);
            return;
        }

        Vector<float> e = Vector<float>.Zero, f = e, g = e, i = e;
        for (nuint k = 0; k < (nuint)row.Length; k += (nuint)Vector<float>.Count)
        {
            Vector<float> weight = Vector.LoadUnsafe(ref h, k);
            e = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x0, k), weight, e);
            f = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x1, k), weight, f);
            g = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x2, k), weight, g);
            i = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x3, k), weight, i);
        }

        output[3 * outputStep] = Vector.Sum(i);
        output[2 * outputStep] = Vector.Sum(g);
        output[outputStep] = Vector.Sum(f);
        output[0] = Vector.Sum(e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(Vector512<float> value)
    {
        Vector256<float> half = value.GetLower() + value.GetUpper();
        Vector128<float> quarter = half.GetLower() + half.GetUpper();
        quarter += Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1));
        return quarter[0] + quarter[1];
    }
}
