namespace SpeechEmotion.Features.Kernels;

/// <summary>
/// The derivative of the polynomial fitted to a sliding window by least squares (Savitzky and Golay 1964), where the polynomial's
/// degree equals the order of the derivative, as in librosa's <c>delta</c>.
/// </summary>
internal static class SlopeFilter
{
    /// <summary>
    /// Gives the weights of the samples −h … h of a window of 2h + 1. The derivative of order d of a polynomial of degree d is d!
    /// times its leading coefficient, which is the projection on the monic orthogonal polynomial of degree d.
    /// </summary>
    public static double[] Weights(int width, int order)
    {
        int half = width / 2;
        double[] previous = new double[width];
        double[] current = [.. Enumerable.Repeat(1.0, width)];
        double norm = width, previousNorm = 1, factorial = 1;
        for (int degree = 1; degree <= order; degree++)
        {
            double ratio = degree == 1 ? 0 : norm / previousNorm;
            double[] next = [.. current.Select((value, i) => ((i - half) * value) - (ratio * previous[i]))];
            (previous, current) = (current, next);
            (previousNorm, norm) = (norm, next.Sum(value => value * value));
            factorial *= degree;
        }

        return Array.ConvertAll(current, value => factorial * value / norm);
    }

    /// <summary>Filters one row.</summary>
    /// <param name="row">The values over time, at least one; with <see cref="DeltaMode.Interpolate"/> at least one window of them.</param>
    /// <param name="weights">The weights of a window of odd length.</param>
    /// <param name="mode">What lies beyond the ends.</param>
    /// <param name="destination">Receives as many values as the row has.</param>
    public static void Run(ReadOnlySpan<float> row, ReadOnlySpan<double> weights, DeltaMode mode, Span<float> destination)
    {
        int half = weights.Length / 2;
        for (int t = 0; t < row.Length; t++)
        {
            bool isInside = t >= half && t + half < row.Length;

            // The derivative of the polynomial at an end is the same all over that end's window.
            int centre = mode == DeltaMode.Interpolate ? Math.Clamp(t, half, row.Length - 1 - half) : t;
            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                int at = centre + i - half;
                sum += weights[i] * (isInside || mode == DeltaMode.Interpolate ? row[at] : Beyond(row, at, mode));
            }

            destination[t] = (float)sum;
        }
    }

    private static float Beyond(ReadOnlySpan<float> row, int at, DeltaMode mode)
    {
        int n = row.Length;
        if ((uint)at < (uint)n)
        {
            return row[at];
        }

        switch (mode)
        {
            case DeltaMode.Constant:
                return 0;
            case DeltaMode.Nearest:
                return row[at < 0 ? 0 : n - 1];
            case DeltaMode.Wrap:
                return row[((at % n) + n) % n];
            default:
                if (n == 1)
                {
                    return row[0];
                }

                int period = 2 * (n - 1);
                int folded = ((at % period) + period) % period;
                return row[folded < n ? folded : period - folded];
        }
    }
}
