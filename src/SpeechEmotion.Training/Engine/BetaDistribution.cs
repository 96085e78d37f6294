namespace SpeechEmotion.Training.Engine;

/// <summary>Random numbers of Beta(α, α).</summary>
internal static class BetaDistribution
{
    /// <summary>Draws one number between 0 and 1, as the ratio of two gamma variates.</summary>
    public static double Sample(double alpha, Random random)
    {
        double left = Gamma(alpha, random), right = Gamma(alpha, random);
        return left + right > 0 ? left / (left + right) : 0.5;
    }

    /// <summary>Marsaglia and Tsang (2000); shapes below 1 by their boosting step.</summary>
    private static double Gamma(double shape, Random random)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1, random) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        }

        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            double v = Math.Pow(1 + c * normal, 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < 0.5 * normal * normal + d - d * v + d * Math.Log(v))
            {
                return d * v;
            }
        }
    }
}
