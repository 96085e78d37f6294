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
    public void Intervals_OneSpeakerAndSpeakersAskedFor_DrawsClipsAndSaysSo()
    {
        ClipPrediction[] clips = FakePredictions.Corpus(Labels, speakers: 1, clipsPerLabel: 10);

        ConfidenceInterval interval = Evaluator.Evaluate(Labels, clips, new() { BootstrapUnit = BootstrapUnit.Speakers }).AccuracyInterval;

        Assert.Equal(BootstrapUnit.Clips, interval.Unit);
        Assert.True(interval.Upper > interval.Lower);
    }

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

    [Theory]
    [InlineData(BootstrapUnit.Clips)]
    [InlineData(BootstrapUnit.Speakers)]
    public void Intervals_SeveralAnswersAboutEachClip_AreNoNarrower(BootstrapUnit unit)
    {
        ClipPrediction[] clips = FakePredictions.Corpus(Labels, 8, 5);
        EvaluationOptions options = new() { BootstrapUnit = unit };

        EvaluationResult once = Evaluator.Evaluate(Labels, clips, options), fourTimes = Evaluator.Evaluate(Labels, [.. clips, .. clips, .. clips, .. clips], options);

        Assert.Equal(once.AccuracyInterval, fourTimes.AccuracyInterval);
        Assert.Equal(once.UnweightedAverageRecallInterval.Lower, fourTimes.UnweightedAverageRecallInterval.Lower, 12);
        Assert.Equal(once.UnweightedAverageRecallInterval.Upper, fourTimes.UnweightedAverageRecallInterval.Upper, 12);
        Assert.Equal((once.Accuracy, 4 * once.Clips), (fourTimes.Accuracy, fourTimes.Clips));
        Assert.Equal((once.Clips, once.Clips), (once.DistinctClips, fourTimes.DistinctClips));
    }

    [Fact]
    public void Intervals_ClipsOfOneNameBySeveralSpeakers_AreDrawnApart()
    {
        ClipPrediction[] clips = FakePredictions.Corpus(Labels, 8, 5);
        EvaluationOptions options = new() { BootstrapUnit = BootstrapUnit.Clips };
        ClipPrediction[] alike = [.. clips.Select(clip => clip with { Id = clip.Id[clip.Id.IndexOf('/', StringComparison.Ordinal)..] })];

        Assert.Equal(
            Evaluator.Evaluate(Labels, clips, options).AccuracyInterval, Evaluator.Evaluate(Labels, alike, options).AccuracyInterval);
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
