namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>Approximates a ratio by a fraction of small whole numbers, for which a resampler needs no interpolation.</summary>
internal static class RationalRatio
{
    /// <summary>Returns the last convergent of the continued fraction of <paramref name="value"/> whose numbers stay within the limit.</summary>
    /// <param name="value">The ratio, above 0, at most <paramref name="limit"/>.</param>
    /// <param name="limit">The largest numerator and denominator.</param>
    public static (int Numerator, int Denominator) Approximate(double value, int limit)
    {
        long numerator = 1, denominator = 0, previousNumerator = 0, previousDenominator = 1;
        double rest = value;
        while (true)
        {
            double whole = Math.Floor(rest);
            double nextNumerator = (whole * numerator) + previousNumerator;
            double nextDenominator = (whole * denominator) + previousDenominator;
            if (nextNumerator > limit || nextDenominator > limit)
            {
                break;
            }

            (previousNumerator, previousDenominator) = (numerator, denominator);
            (numerator, denominator) = ((long)nextNumerator, (long)nextDenominator);
            if (rest == whole)
            {
                break;
            }

            rest = 1 / (rest - whole);
        }

        // Below 1 / limit even the first convergent is 0 / 1.
        return ((int)Math.Max(1, numerator), (int)denominator);
    }
}
