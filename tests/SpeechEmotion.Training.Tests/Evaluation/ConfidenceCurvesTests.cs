namespace SpeechEmotion.Training.Tests.Evaluation;

public sealed class ConfidenceCurvesTests
{
    [Fact]
    public void Reliability_TenBins_PutsLimitsInTheLowerBin()
    {
        IReadOnlyList<ReliabilityBin> bins = ConfidenceCurves.Reliability([(0.2, true), (0.25, false), (0.3, true), (1, true), (0, false)], 10);

        Assert.Equal([1, 1, 2, 0, 0, 0, 0, 0, 0, 1], bins.Select(bin => bin.Count));
        Assert.Equal((0.275, 0.5), (bins[2].Confidence, bins[2].Accuracy));
    }

    [Fact]
    public void Coverage_ClipsAsConfidentAsEachOther_CountForTheirMeanInAnyOrder()
    {
        (double, bool)[] clips = [(0.9, true), (0.5, true), (0.5, true), (0.5, false), (0.5, false), (0.2, false)];

        double[] accuracies = [.. ConfidenceCurves.Coverage(clips).Select(point => point.Accuracy)];

        Assert.Equal([1, 0.75, 2.0 / 3, 0.625, 0.6, 0.5], accuracies, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(accuracies, ConfidenceCurves.Coverage([.. clips.Reverse()]).Select(point => point.Accuracy));
    }

    [Fact]
    public void CalibrationError_ConfidenceEqualsAccuracy_IsZero()
    {
        (double, bool)[] clips = Enumerable.Range(0, 100).Select(index => (0.75, index % 4 != 0)).ToArray();

        Assert.Equal(0, ConfidenceCurves.CalibrationError(ConfidenceCurves.Reliability(clips, 15)), 12);
    }

    [Fact]
    public void CalibrationError_AlwaysSureAndHalfWrong_IsAHalf()
    {
        (double, bool)[] clips = Enumerable.Range(0, 100).Select(index => (1.0, index % 2 == 0)).ToArray();

        Assert.Equal(0.5, ConfidenceCurves.CalibrationError(ConfidenceCurves.Reliability(clips, 15)), 12);
    }
}
