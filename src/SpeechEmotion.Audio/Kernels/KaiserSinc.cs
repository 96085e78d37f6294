using System.Buffers;
using System.Numerics.Tensors;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>
/// Rows of a low-pass filter: a sinc under a Kaiser window (Kaiser and Schafer 1980). The pass band ends at 0.912 and the stop band begins
/// at 1.0 of the lower rate's Nyquist frequency; the window is made for 106 dB.
/// </summary>
internal static class KaiserSinc
{
    /// <summary>Half lengths are multiples of this, so that a row fills whole vectors of every width.</summary>
    public const int Alignment = 8;

    private const double Attenuation = 106;
    private const double PassEdge = 0.912;
    private const double StopEdge = 1.0;
    private const double Shape = 0.1102 * (Attenuation - 8.7);
    private const int SeriesTerms = 32;

    /// <summary>Returns half the number of taps, in samples of the source.</summary>
    /// <param name="stretch">The source rate divided by the lower of both rates, 1 or more.</param>
    public static int HalfLength(double stretch)
    {
        // Kaiser's estimate of the length for a transition width.
        double half = (Attenuation - 8) / (2.285 * Math.PI * (StopEdge - PassEdge)) / 2 * stretch;
        return (int)Math.Ceiling(half / Alignment) * Alignment;
    }

    /// <summary>Designs one row: tap k weighs the input at distance <c>k − (taps / 2 − 1) − fraction</c> from the output.</summary>
    public static void Design(double stretch, double fraction, Span<float> row)
    {
        double cutoff = (PassEdge + StopEdge) / 2 / stretch;
        int half = row.Length / 2;
        double[] rented = ArrayPool<double>.Shared.Rent(3 * row.Length);
        Span<double> distance = rented.AsSpan(0, row.Length);
        Span<double> argument = rented.AsSpan(row.Length, row.Length);
        Span<double> value = rented.AsSpan(2 * row.Length, row.Length);
        for (int k = 0; k < row.Length; k++)
        {
            distance[k] = k - (half - 1) - fraction;
        }

        // I0(shape × sqrt(1 − x²)) is a power series in (shape / 2)² × (1 − x²): no root needed, summed from its last term.
        TensorPrimitives.Multiply(distance, 1.0 / half, argument);
        TensorPrimitives.Multiply(argument, argument, argument);
        TensorPrimitives.Subtract(1.0, argument, argument);
        TensorPrimitives.Multiply(argument, Shape * Shape / 4, argument);
        value.Fill(1);
        for (int term = SeriesTerms; term > 0; term--)
        {
            TensorPrimitives.Multiply(value, argument, value);
            TensorPrimitives.Multiply(value, 1.0 / ((double)term * term), value);
            TensorPrimitives.Add(value, 1.0, value);
        }

        TensorPrimitives.Multiply(distance, Math.PI * cutoff, argument);
        TensorPrimitives.Sin(argument, argument);
        TensorPrimitives.Multiply(value, argument, value);
        double center = BesselI0(Shape);
        for (int k = 0; k < row.Length; k++)
        {
            row[k] = (float)(distance[k] == 0 ? cutoff : value[k] / (Math.PI * distance[k] * center));
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private static double BesselI0(double x)
    {
        double sum = 1;
        for (int term = SeriesTerms; term > 0; term--)
        {
            sum = 1 + (sum * x * x / 4 / ((double)term * term));
        }

        return sum;
    }
}
