using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>A small dense matrix times rows of frames: each output row is a weighted sum of all input rows.</summary>
internal static class RowMix
{
    /// <summary>Multiplies in double precision.</summary>
    /// <param name="matrix">One row of <paramref name="inputRows"/> weights for each output row.</param>
    /// <param name="outputRows">The number of output rows.</param>
    /// <param name="inputRows">The number of input rows.</param>
    /// <param name="input">The input rows, <paramref name="count"/> values each, one after the other.</param>
    /// <param name="output">Receives the output rows, laid out alike.</param>
    /// <param name="count">The number of frames.</param>
    public static void Run(ReadOnlySpan<double> matrix, int outputRows, int inputRows, ReadOnlySpan<float> input, Span<float> output, int count)
    {
        if (Vector512.IsHardwareAccelerated && count >= 8)
        {
            Run<Lanes512<double>>(matrix, outputRows, inputRows, input, output, count);
        }
        else if (Vector256.IsHardwareAccelerated && count >= 4)
        {
            Run<Lanes256<double>>(matrix, outputRows, inputRows, input, output, count);
        }
        else
        {
            Run<Lanes1<double>>(matrix, outputRows, inputRows, input, output, count);
        }
    }

    /// <summary>Multiplies with any lanes; <paramref name="count"/> must be at least <c>T.Count</c>.</summary>
    internal static void Run<T>(
        ReadOnlySpan<double> matrix, int outputRows, int inputRows, ReadOnlySpan<float> input, Span<float> output, int count)
        where T : struct, ILanes<T, double>
    {
        // Spans are sliced once here so that the inner loops may go unchecked.
        ref readonly double weight = ref matrix[..(outputRows * inputRows)][0];
        ref readonly float source = ref input[..(((inputRows - 1) * count) + count)][0];
        ref float target = ref output[..(((outputRows - 1) * count) + count)][0];
        for (int at = 0; at < count; at += T.Count)
        {
            // The last vector overlaps the one before it rather than reaching over the end.
            int frame = Math.Min(at, count - T.Count);
            int row = 0;
            for (; row + 4 <= outputRows; row += 4)
            {
                FourRows<T>(
                    in Unsafe.Add(ref Unsafe.AsRef(in weight), row * inputRows), inputRows,
                    in Unsafe.Add(ref Unsafe.AsRef(in source), frame), count,
                    ref Unsafe.Add(ref target, (row * count) + frame));
            }

            for (; row < outputRows; row++)
            {
                OneRow<T>(
                    in Unsafe.Add(ref Unsafe.AsRef(in weight), row * inputRows), inputRows,
                    in Unsafe.Add(ref Unsafe.AsRef(in source), frame), count,
                    ref Unsafe.Add(ref target, (row * count) + frame));
            }
        }
    }

    // Two running sums a row: eight independent chains keep both multipliers busy.
    private static void FourRows<T>(
        ref readonly double weights, int inputRows, ref readonly float source, int stride, ref float target)
        where T : struct, ILanes<T, double>
    {
        ref double w0 = ref Unsafe.AsRef(in weights);
        ref double w1 = ref Unsafe.Add(ref w0, inputRows);
        ref double w2 = ref Unsafe.Add(ref w1, inputRows);
        ref double w3 = ref Unsafe.Add(ref w2, inputRows);
        T a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        int n = 0;
        nuint at = 0;
        for (; n + 2 <= inputRows; n += 2)
        {
            T x = T.LoadSingle(in source, at);
            T y = T.LoadSingle(in source, at + (nuint)stride);
            a0 = T.MultiplyAdd(x, T.Create(Unsafe.Add(ref w0, n)), a0);
            a1 = T.MultiplyAdd(x, T.Create(Unsafe.Add(ref w1, n)), a1);
            a2 = T.MultiplyAdd(x, T.Create(Unsafe.Add(ref w2, n)), a2);
            a3 = T.MultiplyAdd(x, T.Create(Unsafe.Add(ref w3, n)), a3);
            b0 = T.MultiplyAdd(y, T.Create(Unsafe.Add(ref w0, n + 1)), b0);
            b1 = T.MultiplyAdd(y, T.Create(Unsafe.Add(ref w1, n + 1)), b1);
            b2 = T.MultiplyAdd(y, T.Create(Unsafe.Add(ref w2, n + 1)), b2);
            b3 = T.MultiplyAdd(y, T.Create(Unsafe.Add(ref w3, n + 1)), b3);
            at += 2 * (nuint)stride;
        }

        if (n < inputRows)
        {
            T x = T.LoadSingle(in source, at);
            a0 = T.MultiplyAdd(x, T.Create(Unsafe.Add(ref w0, n)), a0);
            a1 = T.MultiplyAdd(x, T.Create(Unsafe.Add(ref w1, n)), a1);
            a2 = T.MultiplyAdd(x, T.Create(Unsafe.Add(ref w2, n)), a2);
            a3 = T.MultiplyAdd(x, T.Create(Unsafe.Add(ref w3, n)), a3);
        }

        (a0 + b0).StoreSingle(ref target, 0);
        (a1 + b1).StoreSingle(ref target, (nuint)stride);
        (a2 + b2).StoreSingle(ref target, 2 * (nuint)stride);
        (a3 + b3).StoreSingle(ref target, 3 * (nuint)stride);
    }

    private static void OneRow<T>(ref readonly double weights, int inputRows, ref readonly float source, int stride, ref float target)
        where T : struct, ILanes<T, double>
    {
        ref double w = ref Unsafe.AsRef(in weights);
        T sum = default;
        for (int n = 0; n < inputRows; n++)
        {
            sum = T.MultiplyAdd(T.LoadSingle(in source, (nuint)n * (nuint)stride), T.Create(Unsafe.Add(ref w, n)), sum);
        }

        sum.StoreSingle(ref target, 0);
    }
}
