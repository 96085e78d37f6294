using System.Buffers;

namespace SpeechEmotion.Features.Kernels;

/// <summary>The statistics over frames that an aggregation keeps of each feature.</summary>
internal static class FrameStatistics
{
    private static readonly string[] None = [""];
    private static readonly string[] MeanAndDeviation = ["_mean", "_std"];
    private static readonly string[] Functionals = ["_mean", "_std", "_p20", "_p50", "_p80", "_range", "_slope"];

    /// <summary>Gets what is appended to a feature's name for each statistic, in order.</summary>
    public static IReadOnlyList<string> Suffixes(FeatureAggregation aggregation) => aggregation switch
    {
        FeatureAggregation.MeanStd => MeanAndDeviation,
        FeatureAggregation.Functionals => Functionals,
        _ => None,
    };

    /// <summary>Computes the statistics of one feature.</summary>
    /// <param name="aggregation">Which; not <see cref="FeatureAggregation.None"/>.</param>
    /// <param name="frames">The values over time, at least one.</param>
    /// <param name="secondsPerFrame">The time between two values.</param>
    /// <param name="results">Receives statistic s at <c>s * stride</c>.</param>
    /// <param name="stride">The distance between two statistics.</param>
    public static void Compute(FeatureAggregation aggregation, ReadOnlySpan<float> frames, double secondsPerFrame, Span<float> results, int stride)
    {
        double mean = Moments.Mean(frames);
        results[0] = (float)mean;
        if (aggregation == FeatureAggregation.Mean)
        {
            return;
        }

        results[stride] = (float)Moments.StandardDeviation(frames, mean);
        if (aggregation == FeatureAggregation.MeanStd)
        {
            return;
        }

        float[] rented = ArrayPool<float>.Shared.Rent(frames.Length);
        Span<float> sorted = rented.AsSpan(0, frames.Length);
        frames.CopyTo(sorted);
        sorted.Sort();
        results[2 * stride] = Percentile(sorted, 0.2);
        results[3 * stride] = Percentile(sorted, 0.5);
        results[4 * stride] = Percentile(sorted, 0.8);
        results[5 * stride] = sorted[^1] - sorted[0];
        results[6 * stride] = (float)(Slope(frames) / secondsPerFrame);
        ArrayPool<float>.Shared.Return(rented);
    }

    // numpy's default: linear between the two nearest ranks.
    private static float Percentile(ReadOnlySpan<float> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        double above = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return (float)(sorted[below] + ((place - below) * (above - sorted[below])));
    }

    // Least squares against the frame number; 0 for a single frame.
    private static double Slope(ReadOnlySpan<float> frames)
    {
        double centre = (frames.Length - 1) / 2.0, product = 0, squares = 0;
        for (int i = 0; i < frames.Length; i++)
        {
            product += (i - centre) * frames[i];
            squares += (i - centre) * (i - centre);
        }

        return squares > 0 ? product / squares : 0;
    }
}
