namespace SpeechEmotion.Training.Tests.Evaluation;

public sealed class BootstrapTests
{
    private static readonly string[] Labels = ["a", "b", "c", "d"];

    [Fact]
    public void Intervals_ManySpeakers_DrawsSpeakersAndHoldsTheFigure()
    {
        EvaluationResult result = Evaluator.Evaluate(Labels, FakePredictions.Corpus(Labels, speakers: 24, clipsPerLabel: 10));

        Assert.Equal(BootstrapUnit.Speakers, result.AccuracyInterval.Unit);
        Assert.InRange(result.Accuracy, result.AccuracyInterval.Lower, result.AccuracyInterval.Upper);
        Assert.InRange(result.UnweightedAverageRecall, result.UnweightedAverageRecallInterval.Lower, result.UnweightedAverageRecallInterval.Upper);
        Assert.InRange(result.AccuracyInterval.Upper - result.AccuracyInterval.Lower, 0.01, 0.2);
    }

    [Fact]
    public void Intervals_FewSpeakers_DrawsClips() => Assert.Equal(
        BootstrapUnit.Clips, Evaluator.Evaluate(Labels, FakePredictions.Corpus(Labels, 4, 5)).AccuracyInterval.Unit);

    [Fact]
    public void Intervals_ClipsThatAreIndependent_HaveTheBinomialWidth()
    {
        // 400 clips, half right: the standard error of accuracy is 0.025, so the 95 % interval is about 0.451–0.549.
        ClipPrediction[] clips = [.. Enumerable.Range(0, 400).Select(index => FakePredictions.Clip("a", $"s/{index}", index % 2, 1 - (index % 2)))];

        EvaluationOptions options = new() { BootstrapUnit = BootstrapUnit.Clips, BootstrapResamples = 4000 };
        ConfidenceInterval interval = Evaluator.Evaluate(["a", "b"], clips, options).AccuracyInterval;

        Assert.Equal(0.451, interval.Lower, 0.006);
        Assert.Equal(0.549, interval.Upper, 0.006);
    }

    [Fact]
    public void Intervals_SpeakersThatDiffer_AreWiderThanOverClips()
    {
        // Half the speakers are always recognised, half never.
        ClipPrediction[] clips = [.. from speaker in Enumerable.Range(0, 10) from clip in Enumerable.Range(0, 40)
            select FakePredictions.Clip("a", $"s/{speaker}", speaker % 2, 1 - (speaker % 2))];

        double Width(BootstrapUnit unit)
        {
            ConfidenceInterval interval = Evaluator.Evaluate(["a", "b"], clips, new() { BootstrapUnit = unit }).AccuracyInterval;
            return interval.Upper - interval.Lower;
        }

        Assert.True(Width(BootstrapUnit.Speakers) > 4 * Width(BootstrapUnit.Clips));
    }

    [Fact]
    public void Intervals_SameSeed_AreEqual()
    {
        ClipPrediction[] clips = FakePredictions.Corpus(Labels, 8, 5);

        ConfidenceInterval Interval(int seed) => Evaluator.Evaluate(Labels, clips, new() { Seed = seed }).AccuracyInterval;

        Assert.Equal(Interval(4), Interval(4));
        Assert.NotEqual(Interval(4), Interval(5));
    }
}
