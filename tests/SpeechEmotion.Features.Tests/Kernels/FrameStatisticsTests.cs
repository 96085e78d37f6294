using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features.Tests.Kernels;

public sealed class FrameStatisticsTests
{
    [Fact]
    public void Compute_Functionals_AreNumpys()
    {
        // From numpy's mean, std, percentile, ptp and polyfit (over seconds).
        float[] results = new float[14];
        FrameStatistics.Compute(FeatureAggregation.Functionals, [1, 3, 2, 4, 8], 0.5, results, 2);
        double[] expected = [3.6, 2.4166092, 1.8, 3, 4.8, 7, 3];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], results[2 * i], 1e-6);
            Assert.Equal(0, results[(2 * i) + 1]);
        }
    }

    [Fact]
    public void Compute_OneFrame_IsItself()
    {
        float[] results = new float[7];
        FrameStatistics.Compute(FeatureAggregation.Functionals, [5], 0.1, results, 1);
        Assert.Equal([5, 0, 5, 5, 5, 0, 0], results);
    }

    [Fact]
    public void Suffixes_Aggregations_AreAsManyAsTheirStatistics()
    {
        Assert.Equal([""], FrameStatistics.Suffixes(FeatureAggregation.Mean));
        Assert.Equal(["_mean", "_std"], FrameStatistics.Suffixes(FeatureAggregation.MeanStd));
        Assert.Equal(7, FrameStatistics.Suffixes(FeatureAggregation.Functionals).Count);
    }
}
