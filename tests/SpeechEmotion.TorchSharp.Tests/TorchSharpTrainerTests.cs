using System.Numerics.Tensors;
using SpeechEmotion.Classification;
using SpeechEmotion.Training;
using SpeechEmotion.Training.Tests.Trainers;

namespace SpeechEmotion.TorchSharp.Tests;

public sealed class TorchSharpTrainerTests
{
    private static readonly TrainingSet Training = TwoCorpora(SyntheticSets.Clips(29, 1, "a"));
    private static readonly TrainingSet Validation = TwoCorpora(SyntheticSets.Clips(13, 2, "b"));

    public static TheoryData<string, TrainingOptions> Recipes => new()
    {
        { "crop, mixup, smoothing, balance, average, decay, clipping", SyntheticSets.Options },
        { "one cycle", Plain with { Schedule = new OneCycleSchedule { WarmupEpochs = 0.5 } } },
        { "cosine", Plain with { Schedule = new CosineSchedule(), Selection = EpochSelection.Last, Normalize = false } },
        { "fine-tuning", Plain with { Epochs = 2, FineTuning = new FineTuningOptions { Epochs = 2 }, AlikeLabels = [["neutral", "sad"]] } },
        { "labels within corpus", Plain with { LabelsWithinCorpus = true, LabelSmoothing = 0.1 } },
    };

    private static TrainingOptions Plain => new()
    {
        Epochs = 4, BatchSize = 8, Seed = 3, Threads = 1, Optimizer = new OptimizerOptions { LearningRate = 2e-3 },
    };

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Train_SameSeed_FollowsTheManagedTrainer(string recipe, TrainingOptions options)
    {
        ListProgress managed = new(), torch = new();
        ModelBundle expected = new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options, managed);
        ModelBundle actual = new TorchSharpTrainer(SyntheticSets.Network).Train(Training, Validation, options, torch);
        Assert.Equal(managed.Reports.Count, torch.Reports.Count);
        foreach ((EpochReport left, EpochReport right) in managed.Reports.Zip(torch.Reports))
        {
            double training = Math.Abs(left.TrainingLoss - right.TrainingLoss);
            double validation = Math.Abs(left.ValidationLoss - right.ValidationLoss);
            Assert.True(Math.Max(training, validation) < 2e-3, $"{recipe}: {left} and {right}");
            Assert.Equal(left.LearningRate, right.LearningRate);
        }

        foreach (WeightTensor tensor in expected.Weights)
        {
            Assert.InRange(TensorPrimitives.Distance(tensor.Values.Span, actual.Weights[tensor.Name].Values.Span), 0, 0.05);
        }

        Assert.Equal(expected.Calibration.Temperature, actual.Calibration.Temperature, 0.02f);
        Assert.StartsWith("SpeechEmotion.TorchSharp", actual.Training!.LibraryVersion, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_TwentyClips_LearnsThemByHeart()
    {
        TrainingSet clips = SyntheticSets.Clips(20, 3, "a");
        TrainingOptions options = Plain with
        {
            Epochs = 30, BatchSize = 5, AllowSpeakerOverlap = true, Schedule = new ConstantSchedule(),
            Optimizer = new OptimizerOptions { LearningRate = 5e-3 },
        };
        ListProgress progress = new();
        new TorchSharpTrainer(SyntheticSets.Network).Train(clips, clips, options, progress);
        Assert.Equal(1.0, progress.Reports.Max(report => report.ValidationUar));
        Assert.True(progress.Reports.Min(report => report.ValidationLoss) < 0.05);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Train_CancelledAndResumedInEitherEngine_LikeUnbroken(bool resumesManaged)
    {
        string path = Path.Combine(Path.GetTempPath(), $"checkpoint-{Guid.NewGuid():N}");
        try
        {
            TrainingOptions options = SyntheticSets.Options with { CheckpointPath = path };
            using CancellationTokenSource source = new();
            Assert.Throws<OperationCanceledException>(() => new TorchSharpTrainer(SyntheticSets.Network)
                .Train(Training, Validation, options, new ListProgress { Stop = (2, source) }, source.Token));
            NetworkDefinition network = SyntheticSets.Network;
            IClassifierTrainer second = resumesManaged ? new ManagedTrainer(network) : new TorchSharpTrainer(network);
            ListProgress resumed = new(), unbroken = new();
            second.Train(Training, Validation, options, resumed);
            new TorchSharpTrainer(SyntheticSets.Network).Train(Training, Validation, SyntheticSets.Options, unbroken);
            Assert.Equal([3, 4], resumed.Reports.Select(report => report.Epoch));
            Assert.Equal(unbroken.Reports[^1].TrainingLoss, resumed.Reports[^1].TrainingLoss, 2e-3);
            Assert.Equal(unbroken.Reports[^1].ValidationLoss, resumed.Reports[^1].ValidationLoss, 2e-3);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Train_EarlyStopping_Stops()
    {
        TrainingOptions options = Plain with
        {
            Epochs = 50, EarlyStoppingPatience = 2, Selection = EpochSelection.ValidationLoss,
            Optimizer = new OptimizerOptions { LearningRate = 0.5 },
        };
        ModelBundle model = new TorchSharpTrainer(SyntheticSets.Network).Train(Training, Validation, options);
        Assert.InRange(model.Training!.Epochs!.Value, 3, 49);
    }

    [Fact]
    public void Train_MixedPrecision_Learns()
    {
        ListProgress progress = new();
        new TorchSharpTrainer(SyntheticSets.Network, new TorchSharpOptions { MixedPrecision = true })
            .Train(Training, Validation, Plain with { Epochs = 12, Optimizer = new OptimizerOptions { LearningRate = 5e-3 } }, progress);
        Assert.True(progress.Reports[^1].TrainingLoss < progress.Reports[0].TrainingLoss / 2);
    }

    [Fact]
    public void Train_SpeakerOnBothSides_Refused() => Assert.Contains(
        "Speaker 'a/0' is in training and validation",
        Assert.Throws<ArgumentException>(() => new TorchSharpTrainer(SyntheticSets.Network).Train(Training, Training, Plain)).Message,
        StringComparison.Ordinal);

    // Each corpus lacks two of the labels.
    private static TrainingSet TwoCorpora(TrainingSet set) => new(
        set.Recipe,
        set.Labels,
        [.. set.Examples.Select(example => example with { Dataset = example.Label < 2 ? "two labels" : "the others" })]);
}
