using SpeechEmotion.Augmentation;
using SpeechEmotion.Datasets;
using SpeechEmotion.TestKit;
using SpeechEmotion.Training.Tests.Data;

namespace SpeechEmotion.Training.Tests.Evaluation;

public sealed class RandomRowsProtocolTests : IDisposable
{
    private static readonly TrainingOptions Training =
        new() { Epochs = 30, BatchSize = 8, Optimizer = new() { LearningRate = 0.05 }, Schedule = new ConstantSchedule(), Threads = 1 };

    private readonly SyntheticCorpus _corpus = new();
    private readonly SpyTrainer _spy = new(new ManagedTrainer(SyntheticCorpus.Network));

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public void Run_NotebookProtocol_PutsVariantsOnBothSidesAndSaysSo()
    {
        AugmentationPlan plan = new([new("clean", []), new("noise", [new NotebookNoiseOptions()])]);

        CrossValidationResult result = new RandomRowsProtocol(_spy, SyntheticCorpus.Reader()).Run(_corpus.Utterances, plan, Training);

        (TrainingSet training, TrainingSet validation, _) = Assert.Single(_spy.Runs);
        Assert.Equal((54, 18), (training.Examples.Count, validation.Examples.Count));
        Assert.NotEmpty(training.Examples.Select(example => example.Id).Intersect(validation.Examples.Select(example => example.Id)));
        Assert.Equal((EpochSelection.Last, null), (_spy.Runs[0].Options.Selection, _spy.Runs[0].Options.EarlyStoppingPatience));
        Assert.True(result.SpeakersOverlap);
        Assert.Contains("leaks", result.Protocol, StringComparison.Ordinal);
        int clips = result.Folds[0].Predictions.Select(row => row.Id).Distinct().Count();
        Assert.Contains($"clips: {clips}, some judged more than once", result.ToReport("t").ToText(), StringComparison.Ordinal);
        Assert.Equal(18, result.Overall.Clips);
    }

    [Fact]
    public void Run_FeatureSteps_ChangeTheRowsLearntInEveryEpoch()
    {
        AugmentationPlan plan = new(
            [new("clean", []), new("noise", [new NotebookNoiseOptions()])], [new FrequencyMaskOptions(2, 0.6, MaskFill.Zero)]);

        new RandomRowsProtocol(_spy, SyntheticCorpus.Reader()).Run(_corpus.Utterances, plan, Training);

        TrainingSet training = Assert.Single(_spy.Runs).Training;
        Assert.All(training.Examples.Index(), row =>
        {
            float[] kept = row.Item.Features.Values.ToArray(), changed = training.Source!.CreateFeatures(row.Index, 1, new Random(3)).Values.ToArray();
            Assert.NotEqual(kept, changed);
            Assert.All(kept.Zip(changed), value => Assert.True(value.Second == 0 || value.First == value.Second));
        });
        Assert.Null(_spy.Runs[0].Validation.Source);
    }

    [Fact]
    public void Run_RecordedNoise_IsMixedFromTheHostsFiles()
    {
        AugmentationPlan plan = new([new("noisy", [new RecordedNoiseOptions(0)])]);
        string[] noises = [_corpus.Utterances[0].Path];

        CrossValidationResult result = new RandomRowsProtocol(_spy, SyntheticCorpus.Reader()) { NoiseFiles = noises }.Run(_corpus.Utterances, plan, Training);

        Assert.Equal(9, result.Overall.Clips);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Run_TestFractionOutOfRange_IsRefusedBeforeAnyClipIsRead(double fraction)
    {
        Utterance[] absent = [.. _corpus.Utterances.Select(clip => clip with { Path = clip.Path + ".absent" })];

        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomRowsProtocol(_spy, SyntheticCorpus.Reader())
            .Run(absent, AugmentationPlan.None, Training, fraction));
    }

    [Fact]
    public void Run_TestFractionOutOfRange_IsSaidInAnyLanguageAlike()
    {
        using CommaCulture language = new();
        Assert.Contains(
            "it was 1.5.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new RandomRowsProtocol(_spy, SyntheticCorpus.Reader())
                .Run(_corpus.Utterances, AugmentationPlan.None, Training, 1.5)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Rows_AreDrawnAsAHoldOutDrawsUtterances()
    {
        new RandomRowsProtocol(_spy, SyntheticCorpus.Reader()).Run(_corpus.Utterances, AugmentationPlan.None, Training, 0.3, seed: 4);

        DatasetSplit split = RandomFolds.HoldOut(_corpus.Utterances, 0.3, seed: 4).Splits[0];
        Assert.Equal(split.Training.Select(clip => clip.Path), _spy.Runs[0].Training.Examples.Select(example => example.Id));
        Assert.Equal(split.Test.Select(clip => clip.Path), _spy.Runs[0].Validation.Examples.Select(example => example.Id));
    }

    [Fact]
    public void Run_CountOfACorpusThatIsNotThere_IsRefusedBeforeAnyClipIsRead()
    {
        Utterance[] absent = [.. _corpus.Utterances.Select(clip => clip with { Path = clip.Path + ".absent" })];
        TrainingOptions counting = Training with { ExamplesPerEpoch = new Dictionary<string, int> { ["nowhere"] = 7 } };

        Assert.Throws<ArgumentException>(() => new RandomRowsProtocol(_spy, SyntheticCorpus.Reader()).Run(absent, AugmentationPlan.None, counting));
    }
}
