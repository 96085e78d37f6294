using SpeechEmotion.Datasets;
using SpeechEmotion.Training.Tests.Data;

namespace SpeechEmotion.Training.Tests.Evaluation;

public sealed class ProfileClipsTests
{
    private static readonly string[] Labels = ["angry", "neutral", "sad"];

    [Fact]
    public void Apply_SpeakersWhoLeanToOneLabel_AreUnderstood()
    {
        ClipPrediction[] plain = Leaning(FakePredictions.Corpus(Labels, speakers: 6, clipsPerLabel: 20));
        double before = Uar(plain), few = Uar(ProfileClips.Apply(plain, new ProfileDraw(5), 0)), many = Uar(ProfileClips.Apply(plain, new ProfileDraw(1000), 0));
        Assert.True(few > before + 0.05, $"{before} {few}");
        Assert.True(many > few, $"{few} {many}");
    }

    [Fact]
    public void Apply_Truths_AreNotLookedAt()
    {
        ClipPrediction[] plain = Leaning(FakePredictions.Corpus(Labels, 3, 4));
        ClipPrediction[] blind = Array.ConvertAll(plain, clip => clip with { Truth = "sad" });
        ProfileDraw draw = new(5);
        Assert.Equal(
            ProfileClips.Apply(plain, draw, 1).SelectMany(clip => clip.Probabilities),
            ProfileClips.Apply(blind, draw, 1).SelectMany(clip => clip.Probabilities));
    }

    [Fact]
    public void Apply_TheClipItself_IsNotInItsProfile()
    {
        ClipPrediction other = FakePredictions.Clip("sad", "a", 0.2f, 0.2f, 0.6f);
        ClipPrediction[] one = [FakePredictions.Clip("sad", "a", 0.1f, 0.1f, 0.8f), other];
        ClipPrediction[] two = [FakePredictions.Clip("sad", "a", 0.8f, 0.1f, 0.1f), other];
        float Change(ClipPrediction[] clips)
        {
            ClipPrediction judged = ProfileClips.Apply(clips, new ProfileDraw(10), 0)[0];
            return judged.Probabilities[0] / judged.Probabilities[2] / (clips[0].Probabilities[0] / clips[0].Probabilities[2]);
        }

        Assert.Equal(Change(one), Change(two), 1e-4f);
        Assert.NotEqual(1, Change(one), 1e-2f);
    }

    [Fact]
    public void Apply_OneClipOfASpeaker_KeepsItsAnswer()
    {
        ClipPrediction[] plain = [FakePredictions.Clip("sad", "a", 0.1f, 0.1f, 0.8f), FakePredictions.Clip("sad", "b", 0.3f, 0.1f, 0.6f)];
        Assert.Equal(plain, ProfileClips.Apply(plain, new ProfileDraw(10), 0));
    }

    [Fact]
    public void Apply_Corpus_TakesClipsOfAllItsSpeakers()
    {
        ClipPrediction clip = FakePredictions.Clip("sad", "one/a", 0.1f, 0.1f, 0.8f), angry = FakePredictions.Clip("sad", "one/b", 0.8f, 0.1f, 0.1f);
        ClipPrediction[] plain = [clip, angry, angry with { SpeakerKey = "two/a" }];
        ProfileDraw corpus = new(10, ProfileScope.Corpus);

        ClipPrediction[] judged = ProfileClips.Apply(plain, corpus, 0);

        Assert.True(judged[0].Probabilities[0] < clip.Probabilities[0], "what the corpus' other speaker is heard as is taken off");
        Assert.Equal(plain[2], judged[2]);
        Assert.Equal(plain, ProfileClips.Apply(plain, new ProfileDraw(10), 0));
        Assert.Contains("of its corpus", corpus.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_CorpusThatLeansToOneLabel_IsUnderstoodWhoeverSpeaks()
    {
        ClipPrediction[] plain = Array.ConvertAll(
            FakePredictions.Corpus(Labels, speakers: 6, clipsPerLabel: 20), clip => Leaning(clip, lean: 1) with { SpeakerKey = $"one/{clip.SpeakerKey}" });
        double before = Uar(plain), known = Uar(ProfileClips.Apply(plain, new ProfileDraw(10, ProfileScope.Corpus), 0));
        Assert.True(known > before + 0.05, $"{before} {known}");
    }

    [Fact]
    public void Apply_Seed_DecidesWhichClips()
    {
        ClipPrediction[] plain = Leaning(FakePredictions.Corpus(Labels, 2, 10));
        float[] Answers(int seed) => [.. ProfileClips.Apply(plain, new ProfileDraw(3), seed).SelectMany(clip => clip.Probabilities)];
        Assert.Equal(Answers(1), Answers(1));
        Assert.NotEqual(Answers(1), Answers(2));
    }

    [Fact]
    public void CrossValidation_Profile_JudgesFoldsAndConditionsWithThem()
    {
        using SyntheticCorpus corpus = new();
        CrossValidationOptions options = new()
        {
            Training = new() { Epochs = 5, BatchSize = 8, Schedule = new ConstantSchedule(), Threads = 1 },
            ValidationSpeakers = 1,
            Evaluation = new() { BootstrapResamples = 100 },
            Conditions = [new("as it is", [])],
        };
        CrossValidation driver = new(new ManagedTrainer(SyntheticCorpus.Network), SyntheticCorpus.Reader());
        FoldSet folds = SpeakerFolds.Grouped(corpus.Utterances, 2, seed: 0);
        CrossValidationResult plain = driver.Run(folds, options), own = driver.Run(folds, options with { Profile = new ProfileDraw(4) });

        Assert.Contains("a profile of 4 other clips of its speaker", own.Protocol, StringComparison.Ordinal);
        foreach ((FoldResult before, FoldResult after) in plain.Folds.Zip(own.Folds))
        {
            float[] expected = [.. ProfileClips.Apply(before.Predictions, new ProfileDraw(4), 0).SelectMany(clip => clip.Probabilities)];
            Assert.Equal(expected, after.Predictions.SelectMany(clip => clip.Probabilities));
            Assert.Equal(expected, after.Conditions["as it is"].SelectMany(clip => clip.Probabilities));
            Assert.Equal(after.Result.Accuracy, after.Summary.Accuracy);
            Assert.NotEqual(before.Predictions[0].Probabilities, after.Predictions[0].Probabilities);
        }

        Assert.Throws<ArgumentException>(() => driver.Run(folds, options with { Profile = new ProfileDraw(0) }));
        Assert.Throws<ArgumentException>(() => driver.Run(folds, options with { Profile = new ProfileDraw(1, (ProfileScope)7) }));
    }

    // Every speaker sounds like one of the labels whatever is said.
    private static ClipPrediction[] Leaning(ClipPrediction[] clips) => Array.ConvertAll(clips, clip => Leaning(clip, clip.SpeakerKey[^1] % Labels.Length));

    private static ClipPrediction Leaning(ClipPrediction clip, int lean)
    {
        double[] powers = [.. clip.Probabilities.Select((probability, label) => probability * (label == lean ? 6.0 : 1))];
        return clip with { Probabilities = [.. powers.Select(power => (float)(power / powers.Sum()))] };
    }

    private static double Uar(ClipPrediction[] clips) =>
        Evaluator.Evaluate(Labels, clips, new EvaluationOptions { BootstrapResamples = 100 }).UnweightedAverageRecall;
}
