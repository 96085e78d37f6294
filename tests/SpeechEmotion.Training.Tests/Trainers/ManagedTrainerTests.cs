using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Training.Tests.Trainers;

public sealed class ManagedTrainerTests
{
    [Fact]
    public void Train_EpochsThatGetWorse_GivesTheBestAgain()
    {
        TrainingSet training = SyntheticSets.Clips(24, 1, "a"), validation = SyntheticSets.Clips(16, 2, "b");
        TrainingOptions options = SyntheticSets.Options with
        {
            Epochs = 12, Selection = EpochSelection.ValidationLoss, Calibrate = false, LabelSmoothing = 0, EmaDecay = 0,
            Optimizer = new() { LearningRate = 0.05 }, Schedule = new ConstantSchedule(),
        };
        List<EpochReport> reports = [];

        ModelBundle model = new ManagedTrainer(SyntheticSets.Network).Train(training, validation, options, new ListProgress(reports));

        CnnClassifier classifier = model.CreateClassifier();
        double loss = validation.Examples.Average(example =>
        {
            float[] probabilities = new float[model.Labels.Count];
            classifier.Classify(model.Normalizer?.Apply(example.Features) ?? example.Features, probabilities);
            return -Math.Log(probabilities[example.Label]);
        });
        EpochReport best = reports.Last(report => report.IsBest);
        Assert.NotEqual(reports[^1].Epoch, best.Epoch);
        Assert.Equal(best.ValidationLoss, loss, 1e-4);
    }

    [Fact]
    public void Train_LastEpochKept_CallsNoneTheBest()
    {
        List<EpochReport> reports = [];

        new ManagedTrainer(SyntheticSets.Network).Train(
            SyntheticSets.Clips(16, 1, "a"), SyntheticSets.Clips(8, 2, "b"), SyntheticSets.Options with { Epochs = 2, Selection = EpochSelection.Last }, new ListProgress(reports));

        Assert.All(reports, report => Assert.False(report.IsBest));
    }

    [Fact]
    public void Train_CountOfACorpusThatIsNotThereInTheLastStage_IsRefusedBeforeTheFirst()
    {
        List<EpochReport> reports = [];
        TrainingOptions options = SyntheticSets.Options with
        {
            FineTuning = new() { Epochs = 1, ExamplesPerEpoch = new Dictionary<string, int> { ["ravdess"] = 3 } },
        };

        Assert.Throws<ArgumentException>(() => new ManagedTrainer(SyntheticSets.Network).Train(
            SyntheticSets.Clips(16, 1, "a"), SyntheticSets.Clips(8, 2, "b"), options, new ListProgress(reports)));
        Assert.Empty(reports);
    }

    private static readonly TrainingSet Training = SyntheticSets.Clips(29, 1, "a");
    private static readonly TrainingSet Validation = SyntheticSets.Clips(13, 2, "b");

    [Fact]
    public void Train_TwentyClips_LearnsThemByHeart()
    {
        TrainingSet clips = SyntheticSets.Clips(20, 3, "a");
        TrainingOptions options = new()
        {
            Epochs = 30, BatchSize = 5, AllowSpeakerOverlap = true, Schedule = new ConstantSchedule(), Threads = 2,
            Optimizer = new OptimizerOptions { LearningRate = 5e-3 },
        };
        List<EpochReport> reports = [];
        new ManagedTrainer(SyntheticSets.Network).Train(clips, clips, options, new ListProgress(reports));
        Assert.Equal(1.0, reports.Max(report => report.ValidationUar));
        Assert.True(reports.Min(report => report.ValidationLoss) < 0.05, $"loss {reports.Min(report => report.ValidationLoss)}");
        Assert.Equal(30, reports.Count);
    }

    [Fact]
    public void Train_OtherNumberOfThreads_SameWeights()
    {
        byte[] one = Weights(Train(SyntheticSets.Options));
        byte[] three = Weights(Train(SyntheticSets.Options with { Threads = 3 }));
        Assert.Equal(one, three);
    }

    [Fact]
    public void Train_OtherSeed_OtherWeights() =>
        Assert.NotEqual(Weights(Train(SyntheticSets.Options)), Weights(Train(SyntheticSets.Options with { Seed = 6 })));

    [Fact]
    public void Train_FineTuning_GoesOnFromTheFirstStage()
    {
        TrainingOptions first = SyntheticSets.Options with { EmaDecay = 0, Selection = EpochSelection.Last };
        FineTuningOptions stage = new() { Epochs = 2, LearningRate = 1e-12 };
        List<EpochReport> reports = [];
        ModelBundle still = new ManagedTrainer(SyntheticSets.Network).Train(
            Training, Validation, first with { FineTuning = stage }, new ListProgress(reports));
        Assert.Equal([1, 2, 3, 4, 5, 6], reports.Select(report => report.Epoch));
        Assert.All(reports, report => Assert.Equal(6, report.Epochs));
        Assert.Equal(6, still.Training!.Epochs);

        // With a rate of nearly nothing the learnt weights stay; with a real one they move.
        float[] alone = Train(first).Weights["layers.0.weight"].Values.ToArray();
        Assert.Equal(alone, still.Weights["layers.0.weight"].Values.ToArray(), (a, b) => Math.Abs(a - b) < 1e-6f);
        ModelBundle moved = Train(first with { FineTuning = stage with { LearningRate = 1e-3 } });
        Assert.NotEqual(alone, moved.Weights["layers.0.weight"].Values.ToArray(), (a, b) => Math.Abs(a - b) < 1e-4f);
    }

    [Fact]
    public void Train_FirstStageStopsEarly_CountsTheEpochsThatWereRun()
    {
        List<EpochReport> reports = [];
        ModelBundle model = new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, StopsEarly, new ListProgress(reports));
        int first = reports.Count(report => report.Epochs == 25);
        Assert.InRange(first, 2, 19);
        Assert.InRange(reports.Count, first + 1, first + 5);
        Assert.Equal(Enumerable.Range(1, reports.Count), reports.Select(report => report.Epoch));
        Assert.All(reports.Skip(first), report => Assert.Equal(first + 5, report.Epochs));
        Assert.Equal(reports.Count, model.Training!.Epochs);
        Assert.All(reports.Zip(reports.Skip(1)), pair => Assert.True(pair.First.Elapsed < pair.Second.Elapsed, $"{pair}"));
    }

    [Fact]
    public void Train_BrokenOffAfterAnEarlyStop_CountsAsUnbroken()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("checkpoint");
        List<EpochReport> whole = [], resumed = [];
        ModelBundle unbroken = new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, StopsEarly, new ListProgress(whole));
        int secondStage = whole.First(report => report.Epochs < 25).Epoch;
        TrainingOptions options = StopsEarly with { CheckpointPath = path };
        using CancellationTokenSource source = new();
        Assert.Throws<OperationCanceledException>(() => new ManagedTrainer(SyntheticSets.Network).Train(
            Training, Validation, options, new StopAfter(secondStage, source), source.Token));
        ModelBundle model = new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options, new ListProgress(resumed));
        Assert.Equal(unbroken.Training!.Epochs, model.Training!.Epochs);
        Assert.Equal(
            whole.Skip(secondStage).Select(report => (report.Epoch, report.Epochs)), resumed.Select(report => (report.Epoch, report.Epochs)));
        Assert.NotEmpty(resumed);
        Assert.Equal(Weights(unbroken), Weights(model));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Train_CancelledInEitherStageAndResumed_SameAsUnbroken(int epoch)
    {
        using TemporaryFolder folder = new();
        string path = folder.At("checkpoint");
        TrainingOptions options = SyntheticSets.Options with { FineTuning = new() { Epochs = 3, LearningRate = 1e-3 } };
        using CancellationTokenSource source = new();
        Assert.Throws<OperationCanceledException>(() => new ManagedTrainer(SyntheticSets.Network).Train(
            Training, Validation, options with { CheckpointPath = path }, new StopAfter(epoch, source), source.Token));
        Assert.Equal(Weights(Train(options)), Weights(Train(options with { CheckpointPath = path })));
    }

    [Fact]
    public void Train_CancelledAndResumed_SameAsUnbroken()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("checkpoint");
        TrainingOptions options = SyntheticSets.Options with { CheckpointPath = path };
        using CancellationTokenSource source = new();
        StopAfter stop = new(2, source);
        Assert.Throws<OperationCanceledException>(
            () => new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options, stop, source.Token));
        List<EpochReport> reports = [];
        ModelBundle resumed = new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options, new ListProgress(reports));
        Assert.Equal([3, 4], reports.Select(report => report.Epoch));
        ModelBundle unbroken = Train(SyntheticSets.Options);
        Assert.Equal(Weights(unbroken), Weights(resumed));
        Assert.Equal(unbroken.Calibration, resumed.Calibration);
        InvalidDataException other = Assert.Throws<InvalidDataException>(() => Train(options with { Seed = 9 }));
        Assert.Contains("another network, other options, other augmentation or other examples", other.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flip")]
    [InlineData("truncate")]
    [InlineData("append")]
    [InlineData("empty")]
    [InlineData("text")]
    public void Train_DamagedCheckpoint_IsRefusedByName(string damage)
    {
        using TemporaryFolder folder = new();
        string path = folder.At("checkpoint");
        TrainingOptions options = SyntheticSets.Options with { CheckpointPath = path };
        Train(options with { Epochs = 1 });
        byte[] bytes = File.ReadAllBytes(path);
        switch (damage)
        {
            case "flip": bytes[bytes.Length / 2] ^= 1; break;
            case "truncate": bytes = bytes[..^4]; break;
            case "append": bytes = [.. bytes, 0]; break;
            case "empty": bytes = []; break;
            default: bytes = "a text where a checkpoint should be"u8.ToArray(); break;
        }

        File.WriteAllBytes(path, bytes);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Train(options with { Epochs = 1 }));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("Delete it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_CheckpointOfOtherAugmentation_IsRefused()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("checkpoint");
        TrainingOptions options = SyntheticSets.Options with { CheckpointPath = path, Epochs = 1 };
        ModelBundle TrainWith(ITrainingExampleSource? source) =>
            new ManagedTrainer(SyntheticSets.Network).Train(SyntheticSets.Clips(29, 1, "a", source: source), Validation, options);
        TrainWith(new NoisySource(Training));

        TrainWith(new NoisySource(Training));
        Assert.Throws<InvalidDataException>(() => TrainWith(new NoisySource(Training) { Fingerprint = "louder" }));
        Assert.Throws<InvalidDataException>(() => TrainWith(null));
    }

    [Fact]
    public void Train_CancelledWithinAnEpoch_EndsWithTheExamplesUnderWay()
    {
        using CancellationTokenSource cancellation = new();
        NoisySource source = new(Training) { CancelAt = 10, Cancellation = cancellation };
        TrainingSet set = SyntheticSets.Clips(29, 1, "a", source: source);

        Assert.Throws<OperationCanceledException>(
            () => new ManagedTrainer(SyntheticSets.Network).Train(set, Validation, SyntheticSets.Options, null, cancellation.Token));
        Assert.Equal(10, source.Calls);
    }

    [Fact]
    public void Train_WithSource_GivesItRepeatableRandomNumbers()
    {
        byte[] first = Weights(TrainAugmented(1)), second = Weights(TrainAugmented(2));
        Assert.Equal(first, second);
        Assert.NotEqual(first, Weights(Train(SyntheticSets.Options)));
    }

    [Fact]
    public void Train_SpeakerOnBothSides_Refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new ManagedTrainer(SyntheticSets.Network).Train(Training, Training, SyntheticSets.Options));
        Assert.Contains("Speaker 'a/0' is in training and validation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_OtherRecipe_Refused()
    {
        FeatureRecipe other = FeatureRecipe.Notebook162 with { Aggregation = FeatureAggregation.None };
        TrainingSet validation = SyntheticSets.Clips(13, 2, "b", other);
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new ManagedTrainer(SyntheticSets.Network).Train(Training, validation, SyntheticSets.Options));
        Assert.Contains("different recipes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_SourceGivesFewerFramesThanTheNetworkNeeds_FillsUpWithZeros()
    {
        NetworkDefinition network = new(
            new NetworkInput(InputLayout.Channels, 8),
            [new Conv1dDefinition(8, 10, Padding: PaddingMode.Valid), new GlobalAveragePoolDefinition(), new DenseDefinition(4), new SoftmaxDefinition()]);
        TrainingSet set = SyntheticSets.Clips(29, 1, "a", source: new NoisySource(Training) { Frames = 3 });

        ModelBundle model = new ManagedTrainer(network).Train(set, Validation, SyntheticSets.Options);

        Assert.All(model.Weights, tensor => Assert.All(tensor.Values.ToArray(), value => Assert.True(float.IsFinite(value))));
    }

    // So high a rate makes the loss worse soon.
    private static TrainingOptions StopsEarly { get; } = SyntheticSets.Options with
    {
        Epochs = 20, EmaDecay = 0, Selection = EpochSelection.ValidationLoss, EarlyStoppingPatience = 2,
        Optimizer = new OptimizerOptions { LearningRate = 0.3 }, FineTuning = new() { Epochs = 5, LearningRate = 1e-4 },
    };

    private static ModelBundle Train(TrainingOptions options) =>
        new ManagedTrainer(SyntheticSets.Network).Train(Training, Validation, options);

    private static ModelBundle TrainAugmented(int threads)
    {
        TrainingSet set = SyntheticSets.Clips(29, 1, "a", source: new NoisySource(Training));
        return new ManagedTrainer(SyntheticSets.Network).Train(set, Validation, SyntheticSets.Options with { Threads = threads });
    }

    private static byte[] Weights(ModelBundle bundle)
    {
        using MemoryStream stream = new();
        bundle.Weights.Write(stream);
        return stream.ToArray();
    }

    private sealed class NoisySource(TrainingSet set) : ITrainingExampleSource
    {
        private int _calls;

        public string Fingerprint { get; init; } = "noise";

        public int Frames { get; init; } = int.MaxValue;

        public int CancelAt { get; init; } = int.MaxValue;

        public CancellationTokenSource? Cancellation { get; init; }

        public int Calls => _calls;

        public FeatureMatrix CreateFeatures(int index, int epoch, Random random)
        {
            if (Interlocked.Increment(ref _calls) == CancelAt)
            {
                Cancellation!.Cancel();
            }

            FeatureMatrix plain = set.Examples[index].Features;
            float[] values = plain.Values.ToArray();
            for (int i = 0; i < values.Length; i++)
            {
                values[i] += random.NextSingle() * 0.1f;
            }

            FeatureMatrix noisy = new(values, plain.FeatureCount, plain.FrameCount);
            return Frames >= noisy.FrameCount
                ? noisy
                : new FeatureMatrix(
                    Enumerable.Range(0, noisy.FeatureCount).SelectMany(row => noisy.Row(row)[..Frames].ToArray()).ToArray(), noisy.FeatureCount, Frames);
        }
    }

    private sealed class StopAfter(int epoch, CancellationTokenSource source) : IProgress<EpochReport>
    {
        public void Report(EpochReport value)
        {
            if (value.Epoch == epoch)
            {
                source.Cancel();
            }
        }
    }
}
