using System.Numerics;
using System.Numerics.Tensors;

namespace SpeechEmotion.Features.Kernels;

/// <summary>The geometric over the arithmetic mean of each frame's spectrum.</summary>
internal static class SpectralFlatness
{
    private const int RowsAtOnce = 32;

    /// <summary>Computes exp(mean of ln S) / mean of S for each lane, with S raised to <paramref name="floor"/> at least.</summary>
    /// <param name="spectrum">Bin-major, <see cref="SpectrumBlock.Lanes"/> lanes a bin.</param>
    /// <param name="floor">The smallest value, above 0.</param>
    /// <param name="flatness">Receives one value for each lane, 0 to 1.</param>
    public static void Run(ReadOnlySpan<float> spectrum, float floor, Span<double> flatness)
    {
        Span<double> sums = stackalloc double[SpectrumBlock.Lanes];
        Span<double> logSums = stackalloc double[SpectrumBlock.Lanes];
        Span<float> values = stackalloc float[RowsAtOnce * SpectrumBlock.Lanes];
        sums.Clear();
        logSums.Clear();
        int bins = spectrum.Length / SpectrumBlock.Lanes;
        while (!spectrum.IsEmpty)
        {
            Span<float> part = values[..Math.Min(values.Length, spectrum.Length)];
            TensorPrimitives.Max(spectrum[..part.Length], floor, part);
            AddRows(part, sums);
            TensorPrimitives.Log(part, part);
            AddRows(part, logSums);
            spectrum = spectrum[part.Length..];
        }

        for (int lane = 0; lane < SpectrumBlock.Lanes; lane++)
        {
            flatness[lane] = Math.Exp(logSums[lane] / bins) / (sums[lane] / bins);
        }
    }

    // Single-precision values, double-precision sums.
    private static void AddRows(ReadOnlySpan<float> rows, Span<double> sums)
    {
        int half = Vector<double>.Count;
        for (int lane = 0; lane < SpectrumBlock.Lanes; lane += Vector<float>.Count)
        {
            Vector<double> sumLow = new(sums[lane..]);
            Vector<double> sumHigh = new(sums[(lane + half)..]);
            for (int at = lane; at < rows.Length; at += SpectrumBlock.Lanes)
            {
                Vector.Widen(new Vector<float>(rows[at..]), out Vector<double> low, out Vector<double> high);
                sumLow += low;
                sumHigh += high;
            }

            sumLow.CopyTo(sums[lane..]);
            sumHigh.CopyTo(sums[(lane + half)..]);
        }
    }
}
