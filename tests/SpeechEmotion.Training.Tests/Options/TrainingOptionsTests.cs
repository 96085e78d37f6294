namespace SpeechEmotion.Training.Tests.Options;

public sealed class TrainingOptionsTests
{
    [Fact]
    public void Parse_WrittenOptions_EqualOptions()
    {
        TrainingOptions options = new()
        {
            Epochs = 7, Seed = ulong.MaxValue, MixupAlpha = 0.3, CropFrames = 120, EarlyStoppingPatience = 4, Selection = EpochSelection.ValidationLoss,
            Optimizer = new OptimizerOptions { ClipNorm = 2, WeightDecay = 0.05 }, Schedule = new OneCycleSchedule { RiseShare = 0.2, WarmupEpochs = 1.5 },
            Initialization = WeightInitialization.PyTorch, ExamplesPerEpoch = new Dictionary<string, int> { ["ravdess"] = 500 },
        };
        TrainingOptions read = TrainingOptions.Parse(options.ToJson());
        Assert.Equal(options, read with { ExamplesPerEpoch = options.ExamplesPerEpoch, AlikeLabels = options.AlikeLabels });
        Assert.Equal(options.ExamplesPerEpoch, read.ExamplesPerEpoch);
        Assert.Contains("\"type\": \"one_cycle\"", options.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_EmptyObject_NotebookDefaults()
    {
        TrainingOptions options = TrainingOptions.Parse("{}");
        Assert.Equal((60, 78, 1e-3), (options.Epochs, options.BatchSize, options.Optimizer.LearningRate));
        ReduceOnPlateauSchedule plateau = Assert.IsType<ReduceOnPlateauSchedule>(options.Schedule);
        Assert.Equal((0.4, 2, 1e-7), (plateau.ReductionFactor, plateau.Patience, plateau.MinimumRate));
    }

    [Fact]
    public void Parse_FineTuning_LeftOutMembersAreTheFirstStages()
    {
        TrainingOptions options = TrainingOptions.Parse("""
            {
              "epochs": 30, "labels_within_corpus": true, "examples_per_epoch": { "tess": 400 },
              "fine_tuning": { "epochs": 12, "learning_rate": 0.0005, "schedule": { "type": "one_cycle", "rise_share": 0.1 } }
            }
            """);
        TrainingOptions stage = options.FineTuning!.After(options);
        Assert.Equal((12, 5e-4, true, 400), (stage.Epochs, stage.Optimizer.LearningRate, stage.LabelsWithinCorpus, stage.ExamplesPerEpoch["tess"]));
        Assert.Equal(new OneCycleSchedule { RiseShare = 0.1 }, stage.Schedule);
        Assert.NotEqual(options.Seed, stage.Seed);
        Assert.Null(stage.FineTuning);
        Assert.Equal(options.ToJson(), TrainingOptions.Parse(options.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("{\"epoch\": 3}", "epoch")]
    [InlineData("{\"fine_tuning\": {}}", "epochs")]
    [InlineData("{\"fine_tuning\": {\"epochs\": 0}}", "FineTuning.Epochs")]
    [InlineData("{\"fine_tuning\": {\"epochs\": 1, \"labels\": []}}", "labels")]
    [InlineData("{\"alike_labels\": [[\"calm\"]]}", "AlikeLabels")]
    [InlineData("{\"schedule\": {\"type\": \"linear\"}}", "linear")]
    [InlineData("{\"select\": \"last\", \"early_stopping_patience\": 5}", "EarlyStoppingPatience")]
    [InlineData("null", "null")]
    [InlineData("{\"epochs\": 0, \"batch_size\": 0}", "Epochs must be between 1 and 100000; it was 0. BatchSize must be between 1 and 65536; it was 0.")]
    [InlineData("{\"optimizer\": {\"learning_rate\": 0}}", "LearningRate")]
    [InlineData("{\"schedule\": {\"type\": \"one_cycle\", \"rise_share\": 1}}", "RiseShare")]
    public void Parse_WrongOptions_RefusedWithReason(string json, string reason)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => TrainingOptions.Parse(json));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
