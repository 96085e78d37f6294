namespace SpeechEmotion.Features.Kernels;

/// <summary>Finds the period of one frame by YIN (de Cheveigné and Kawahara 2002), with librosa's choices.</summary>
internal static class YinPeriod
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>Turns an autocorrelation into the cumulative-mean-normalised difference.</summary>
    /// <param name="correlation">Lags 0 … maximum.</param>
    /// <param name="frame">The samples of the frame.</param>
    /// <param name="minPeriod">The smallest lag wanted, at least 1.</param>
    /// <param name="normalized">Receives lags <paramref name="minPeriod"/> … maximum.</param>
    public static void Normalize(ReadOnlySpan<double> correlation, ReadOnlySpan<float> frame, int minPeriod, Span<double> normalized)
    {
        double energy = 0, sum = 0;
        for (int lag = 1; lag < correlation.Length; lag++)
        {
            // Σ (y[n] − y[n + lag])² with zeros after the frame: the first lag samples have no partner on the left.
            energy += (double)frame[lag - 1] * frame[lag - 1];
            double difference = (2 * (correlation[0] - correlation[lag])) - energy;
            sum += difference;
            if (lag >= minPeriod)
            {
                normalized[lag - minPeriod] = difference / ((sum / lag) + SmallestNormal);
            }
        }
    }

    /// <summary>Picks the first trough below the threshold, else the smallest value, and refines it by a parabola.</summary>
    /// <param name="normalized">At least two values.</param>
    /// <param name="threshold">How deep a trough must be.</param>
    /// <returns>The place in <paramref name="normalized"/>, with a fraction, and the value there (not interpolated).</returns>
    public static (double Place, double Value) Pick(ReadOnlySpan<double> normalized, double threshold)
    {
        int place = FindTrough(normalized, threshold);
        double shift = 0;
        if (place > 0 && place < normalized.Length - 1)
        {
            double curve = normalized[place + 1] + normalized[place - 1] - (2 * normalized[place]);
            double slope = (normalized[place + 1] - normalized[place - 1]) / 2;
            shift = Math.Abs(slope) >= Math.Abs(curve) ? 0 : -slope / curve;
        }

        return (place + shift, normalized[place]);
    }

    private static int FindTrough(ReadOnlySpan<double> values, double threshold)
    {
        int smallest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            bool fallsTo = i == 0 || values[i] < values[i - 1];
            bool risesFrom = i == 0 ? values[0] < values[1] : i == values.Length - 1 || values[i] <= values[i + 1];
            if (fallsTo && risesFrom && values[i] < threshold)
            {
                return i;
            }

            smallest = values[i] < values[smallest] ? i : smallest;
        }

        return smallest;
    }
}
