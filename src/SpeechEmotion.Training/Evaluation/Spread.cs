namespace SpeechEmotion.Training;

/// <summary>A mean with its spread.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The sample standard deviation (n − 1); 0 for a single value.</param>
/// <param name="Count">The number of values.</param>
public sealed record Spread(double Mean, double StandardDeviation, int Count)
{
    /// <summary>Computes mean and spread.</summary>
    /// <param name="values">At least one value.</param>
    /// <exception cref="InvalidOperationException">There are no values.</exception>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        double squares = all.Sum(value => (value - mean) * (value - mean));
        return new(mean, all.Length > 1 ? Math.Sqrt(squares / (all.Length - 1)) : 0, all.Length);
    }
}
