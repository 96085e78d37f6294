using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>
/// Rows of a low-pass filter: a sinc under a Kaiser window (Kaiser and Schafer 1980). The pass band ends at 0.912 and the stop band begins
/// at 1.0 of the lower rate's Nyquist frequency; the window is made for 102 dB.
/// </summary>
internal static class KaiserSinc
{
    /// <summary>Half lengths are multiples of this, so that a row fills whole vectors of every width.</summary>
    public const int Alignment = 8;

    private const double Attenuation = 102;
    private const double PassEdge = 0.912;
    private const double StopEdge = 1.0;
    private const double Shape = 0.1102 * (Attenuation - 8.7);

    // I0(2 sqrt(x)) is the sum of x^k / (k!)²; from the 24th term on nothing changes.
    private const int SeriesTerms = 24;

    /// <summary>Returns half the number of taps, in samples of the source.</summary>
    /// <param name="stretch">The source rate divided by the lower of both rates, 1 or more.</param>
    public static int HalfLength(double stretch)
    {
        // Kaiser's estimate of the length for a transition width.
        double half = (Attenuation - 8) / (2.285 * Math.PI * (StopEdge - PassEdge)) / 2 * stretch;
        return (int)Math.Ceiling(half / Alignment) * Alignment;
    }

    /// <summary>Designs one row: tap k weighs the input at distance <c>k − (taps / 2 − 1) − fraction</c> from the output.</summary>
    /// <param name="stretch">The source rate divided by the lower of both rates, 1 or more.</param>
    /// <param name="fraction">How far the output lies behind an input, 0 to 1 of the distance to the next.</param>
    /// <param name="row">Receives the coefficients; its length is twice <see cref="HalfLength"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Design(double stretch, double fraction, Span<float> row)
    {
        Span<double> series = stackalloc double[SeriesTerms];
        double center = FillSeries(series);
        double cutoff = (PassEdge + StopEdge) / 2 / stretch;
        int half = row.Length / 2;
        double first = -(half - 1) - fraction;
        int width = Vector<double>.Count;
        Vector<double> distance = new Vector<double>(first) + Vector<double>.Indices;

        // The sine advances by a constant angle: a rotation instead of a call for each tap.
        Span<double> values = stackalloc double[width];
        Span<double> turned = stackalloc double[width];
        for (int i = 0; i < width; i++)
        {
            (values[i], turned[i]) = Math.SinCos((first + i) * (Math.PI * cutoff));
        }

        Vector<double> sine = new(values), cosine = new(turned);
        (double stepSine, double stepCosine) = Math.SinCos(Math.PI * cutoff * width);
        for (int k = 0; k < row.Length; k += width)
        {
            // Kaiser's window is I0(shape × sqrt(1 − x²)) / I0(shape): in this series no root is needed.
            Vector<double> x = distance / new Vector<double>(half);
            Vector<double> argument = (Vector<double>.One - (x * x)) * (Shape * Shape / 4);
            Vector<double> window = Vector<double>.Zero;
            foreach (double coefficient in series)
            {
                window = Vector.MultiplyAddEstimate(window, argument, new Vector<double>(coefficient));
            }

            Vector<double> value = window * sine / (distance * (Math.PI * center));
            Vector.ConditionalSelect(Vector.Equals(distance, Vector<double>.Zero), new Vector<double>(cutoff), value).CopyTo(values);
            for (int i = 0; i < width; i++)
            {
                row[k + i] = (float)values[i];
            }

            (sine, cosine) = ((sine * stepCosine) + (cosine * stepSine), (cosine * stepCosine) - (sine * stepSine));
            distance += new Vector<double>(width);
        }
    }

    /// <summary>Writes the series' coefficients, that of the highest power first.</summary>
    /// <returns>The series at the window's middle, I0(shape).</returns>
    private static double FillSeries(Span<double> series)
    {
        double coefficient = 1;
        double power = 1;
        double center = 0;
        for (int k = 0; k < SeriesTerms; k++)
        {
            series[SeriesTerms - 1 - k] = coefficient;
            center += coefficient * power;
            coefficient /= (k + 1.0) * (k + 1.0);
            power *= Shape * Shape / 4;
        }

        return center;
    }
}
