using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.TestKit;
using SpeechEmotion.Training.Tests.Trainers;

namespace SpeechEmotion.Training.Tests.Adaptation;

public sealed class ModelAdaptationTests
{
    private static readonly ModelBundle Model = new ManagedTrainer(SyntheticSets.Network).Train(
        SyntheticSets.Clips(40, 1, "a"), SyntheticSets.Clips(16, 2, "b"), SyntheticSets.Options with { Epochs = 12 });

    [Fact]
    public void Fit_ClipsOfOtherMeaning_LearnsThem()
    {
        // Elsewhere, "angry" sounds like "happy" did, and so on around.
        TrainingSet clips = Renamed(SyntheticSets.Clips(40, 3, "c")), test = Renamed(SyntheticSets.Clips(40, 4, "d"));
        Assert.InRange(Accuracy(Model, test), 0, 0.3);
        ModelBundle adapted = ModelAdaptation.Fit(Model, clips, options: new AdaptationOptions { Penalty = 1e-4 });
        Assert.InRange(Accuracy(adapted, test), 0.8, 1);
    }

    [Fact]
    public void Fit_ClipsOfOneLabel_AreRefused()
    {
        TrainingSet all = SyntheticSets.Clips(40, 3, "c");
        TrainingSet one = new(all.Recipe, all.Labels, [.. all.Examples.Where(example => example.Label == 2)]);

        Assert.Contains("two labels", Assert.Throws<ArgumentException>(() => ModelAdaptation.Fit(Model, one)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_LayersBeforeTheLast_Stay()
    {
        ModelBundle adapted = ModelAdaptation.Fit(Model, Renamed(SyntheticSets.Clips(20, 3, "c")));
        foreach (WeightTensor tensor in Model.Weights)
        {
            bool same = tensor.Values.Span.SequenceEqual(adapted.Weights[tensor.Name].Values.Span);
            Assert.Equal(!tensor.Name.StartsWith("layers.7.", StringComparison.Ordinal), same);
        }
    }

    [Fact]
    public void Fit_GreatPenalty_ChangesNextToNothing()
    {
        ModelBundle adapted = ModelAdaptation.Fit(Model, Renamed(SyntheticSets.Clips(20, 3, "c")), options: new AdaptationOptions { Penalty = 1000 });
        Assert.Equal(
            Model.Weights["layers.7.weight"].Values.ToArray(), adapted.Weights["layers.7.weight"].Values.ToArray(),
            (a, b) => Math.Abs(a - b) < 0.01f);
    }

    [Fact]
    public void Fit_OtherOrderAndThreads_SameAnswers()
    {
        TrainingSet clips = Renamed(SyntheticSets.Clips(40, 3, "c"));
        TrainingSet reversed = new(clips.Recipe, clips.Labels, [.. clips.Examples.Reverse()]);
        ModelBundle one = ModelAdaptation.Fit(Model, clips, options: new AdaptationOptions { Threads = 1 });
        ModelBundle three = ModelAdaptation.Fit(Model, clips, options: new AdaptationOptions { Threads = 3 });
        ModelBundle other = ModelAdaptation.Fit(Model, reversed);
        Assert.Equal(one.Weights["layers.7.weight"].Values.ToArray(), three.Weights["layers.7.weight"].Values.ToArray());
        Assert.Equal(
            one.Weights["layers.7.weight"].Values.ToArray(), other.Weights["layers.7.weight"].Values.ToArray(), (a, b) => Math.Abs(a - b) < 1e-2f);
    }

    [Fact]
    public void Fit_LabelsThatTheClipsLack_KeepTheirWeights()
    {
        TrainingSet all = SyntheticSets.Clips(40, 3, "c");
        TrainingSet two = new(all.Recipe, all.Labels, [.. all.Examples.Where(example => example.Label < 2).Select(example => example with { Label = 1 - example.Label })]);
        ModelBundle adapted = ModelAdaptation.Fit(Model, two);
        float[] before = Model.Weights["layers.7.weight"].Values.ToArray(), after = adapted.Weights["layers.7.weight"].Values.ToArray();
        int inputs = before.Length / 4;
        Assert.Equal(before[(2 * inputs)..], after[(2 * inputs)..], (a, b) => Math.Abs(a - b) < 1e-5f);
        Assert.NotEqual(before[..inputs], after[..inputs], (a, b) => Math.Abs(a - b) < 1e-3f);
    }

    [Fact]
    public void Fit_Says_WhatItHeardAndThatNothingWasMeasured()
    {
        ModelBundle measured = Model with { Metrics = [new MetricsInfo { Protocol = "before" }], ModelCard = "card" };
        ModelBundle adapted = ModelAdaptation.Fit(measured, SyntheticSets.Clips(20, 3, "c"), SyntheticSets.Clips(12, 4, "d"));
        Assert.Empty(adapted.Metrics);
        Assert.Superset(new HashSet<string>(["c/0", "c/1", "c/2", "d/0"]), new HashSet<string>(adapted.Training!.Speakers));
        Assert.Contains("20 clips", adapted.Training.SpeakerSplit, StringComparison.Ordinal);
        Assert.Equal(("(last layer)", 20, 3), (adapted.Training.Corpora[^1].Name, adapted.Training.Corpora[^1].Clips, adapted.Training.Corpora[^1].Speakers));
        Assert.Null(adapted.Training.Run);
        Assert.Contains("20 clips", adapted.ModelCard, StringComparison.Ordinal);
        Assert.EndsWith("card", adapted.ModelCard, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_SeveralVariantsOfAClip_AreOneClip()
    {
        TrainingSet clips = SyntheticSets.Clips(20, 3, "c");
        ModelBundle adapted = ModelAdaptation.Fit(Model, new TrainingSet(clips.Recipe, clips.Labels, [.. clips.Examples, .. clips.Examples]));
        Assert.Contains("fitted to 20 clips", adapted.ModelCard, StringComparison.Ordinal);
        Assert.Equal(20, adapted.Training!.Corpora[^1].Clips);
    }

    [Fact]
    public void Fit_LoadedBundle_HasNothingToVerifyUntilItIsSavedAgain()
    {
        // What is saved is checked as every bundle is: its recipe must give what its network takes.
        FeatureRecipe recipe = new(new AudioPreparation(SampleRate: 16_000), new StftOptions(), [new LogMelOptions(8)], FeatureAggregation.None);
        using TemporaryFolder folder = new();
        string path = folder.At("model.semodel");
        (Model with { Recipe = recipe }).Save(path);
        ModelBundle loaded = ModelBundle.Load(path);
        Assert.True(loaded.Verify().IsValid);

        ModelBundle adapted = ModelAdaptation.Fit(loaded, Renamed(SyntheticSets.Clips(20, 3, "c", recipe)), SyntheticSets.Clips(12, 4, "d", recipe));

        Assert.Throws<InvalidOperationException>(() => adapted.Verify());
        adapted.Save(path);
        Assert.Empty(ModelBundle.Load(path).Verify().Differences);
    }

    [Fact]
    public void AdaptedVersion_WeightBiasOrTemperature_ChangesIt()
    {
        WeightSet With(string name)
        {
            float[] values = Model.Weights[name].Values.ToArray();
            values[0] += 1;
            return new([.. Model.Weights.Where(tensor => tensor.Name != name), new WeightTensor(name, Model.Weights[name].Shape, values)]);
        }

        ModelBundle[] models =
        [
            Model, Model with { Weights = With("layers.7.weight") }, Model with { Weights = With("layers.7.bias") },
            Model with { Calibration = new Calibration(Model.Calibration.Temperature + 1) },
        ];
        Assert.Equal(models.Length, models.Select(ModelAdaptation.AdaptedVersion).Distinct().Count());
        Assert.All(models, model => Assert.Matches(@"^1\.0\.0\+adapted\.[0-9a-f]{8}$", ModelAdaptation.AdaptedVersion(model)));
        ModelBundle again = Model with { Version = ModelAdaptation.AdaptedVersion(Model) };
        Assert.Equal(again.Version, ModelAdaptation.AdaptedVersion(again));
    }

    [Fact]
    public void Fit_LongVersion_StaysWithinWhatABundleTakes()
    {
        ModelBundle adapted = ModelAdaptation.Fit(Model with { Version = new string('9', 100) }, SyntheticSets.Clips(20, 3, "c"));
        Assert.Equal(100, adapted.Version.Length);
        Assert.StartsWith("9", adapted.Version, StringComparison.Ordinal);
        Assert.Contains("+adapted.", adapted.Version, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_Validation_FitsTheTemperature()
    {
        ModelBundle plain = ModelAdaptation.Fit(Model, SyntheticSets.Clips(40, 3, "c"));
        ModelBundle wrong = ModelAdaptation.Fit(Model, SyntheticSets.Clips(40, 3, "c"), Renamed(SyntheticSets.Clips(40, 4, "d")));
        Assert.Equal(Model.Calibration, plain.Calibration);

        // Answers that are all wrong should be given with no confidence.
        Assert.True(wrong.Calibration.Temperature > 10, $"{wrong.Calibration.Temperature}");
    }

    [Fact]
    public void Fit_CancelledWhileTheTemperatureIsFitted_EndsWithTheClipUnderWay()
    {
        using CancellationTokenSource source = new();
        TrainingSet plain = SyntheticSets.Clips(20, 4, "d");
        CancellingExamples validation = new(plain.Examples, 5, source);
        Assert.Throws<OperationCanceledException>(() => ModelAdaptation.Fit(
            Model, SyntheticSets.Clips(20, 3, "c"), new TrainingSet(plain.Recipe, plain.Labels, validation), new AdaptationOptions { Threads = 1 }, source.Token));
        Assert.Equal(5, validation.Last);
    }

    [Fact]
    public void Fit_WhatDoesNotBelongTogether_IsRefused()
    {
        TrainingSet clips = SyntheticSets.Clips(20, 3, "c");
        Assert.Contains("recipe", Refusal(SyntheticSets.Clips(20, 3, "c", FeatureRecipe.CompactFunctionals)), StringComparison.Ordinal);
        Assert.Contains("labels", Refusal(new TrainingSet(clips.Recipe, ["angry", "happy", "neutral", "tired"], clips.Examples)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ModelAdaptation.Fit(Model, clips, clips));
        Assert.Contains("Penalty", Assert.Throws<ArgumentException>(() => ModelAdaptation.Fit(Model, clips, options: new() { Penalty = 0 })).Message, StringComparison.Ordinal);
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ModelAdaptation.Fit(Model, clips, cancellationToken: source.Token));

        string Refusal(TrainingSet set) => Assert.Throws<ArgumentException>(() => ModelAdaptation.Fit(Model, set)).Message;
    }

    [Fact]
    public void AdaptingTrainer_SeveralCorpora_FitsToItsOwnAlone()
    {
        TrainingSet here = SyntheticSets.Clips(40, 1, "a"), there = Renamed(SyntheticSets.Clips(40, 3, "c"));
        TrainingSet both = new(here.Recipe, here.Labels, [.. here.Examples, .. there.Examples.Select(example => example with { Dataset = "there" })]);
        TrainingSet validation = SyntheticSets.Clips(16, 2, "b");
        AdaptingTrainer trainer = new(new ManagedTrainer(SyntheticSets.Network), ["there"], new AdaptationOptions { Penalty = 1e-4 });
        ModelBundle model = trainer.Train(both, validation, SyntheticSets.Options with { Epochs = 8 });
        Assert.InRange(Accuracy(model, Renamed(SyntheticSets.Clips(40, 4, "d"))), 0.8, 1);
    }

    [Fact]
    public void AdaptingTrainer_WhatCannotBeAdapted_IsRefusedBeforeTraining()
    {
        Given trainer = new();
        TrainingSet training = SyntheticSets.Clips(20, 1, "a"), validation = SyntheticSets.Clips(16, 2, "b");

        string message = Assert.Throws<ArgumentException>(
            () => new AdaptingTrainer(trainer, ["nowhere", "elsewhere"]).Train(training, validation, SyntheticSets.Options)).Message;

        Assert.Contains("nowhere, elsewhere", message, StringComparison.Ordinal);
        string misspelt = Assert.Throws<ArgumentException>(
            () => new AdaptingTrainer(trainer, ["", "nowhere"]).Train(training, validation, SyntheticSets.Options)).Message;
        Assert.Contains("No training clip is of nowhere:", misspelt, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new AdaptingTrainer(trainer, []).Train(training, validation, SyntheticSets.Options));
        Assert.Throws<ArgumentException>(
            () => new AdaptingTrainer(trainer, [""], new() { Penalty = 0 }).Train(training, validation, SyntheticSets.Options));
        Assert.Equal(0, trainer.Calls);
    }

    [Theory]
    [InlineData("EmoDb", "emo-db")]
    [InlineData("table:Calls", "calls")]
    public void AdaptingTrainer_CorpusInAnotherSpelling_IsTheSameCorpus(string name, string corpus)
    {
        TrainingSet clips = SyntheticSets.Clips(20, 1, "a");
        TrainingSet training = new(clips.Recipe, clips.Labels, [.. clips.Examples.Select(example => example with { Dataset = corpus })]);
        ModelBundle model = new AdaptingTrainer(new Given(), [name]).Train(training, SyntheticSets.Clips(16, 2, "b"), SyntheticSets.Options);
        Assert.Contains($"20 clips ({corpus})", model.ModelCard, StringComparison.Ordinal);
    }

    [Fact]
    public void AdaptingTrainer_SpeakersOnBothSides_FollowTheTrainingOptions()
    {
        TrainingSet training = SyntheticSets.Clips(20, 1, "a"), same = Renamed(SyntheticSets.Clips(16, 2, "a"));
        ModelBundle Adapted(bool allow) =>
            new AdaptingTrainer(new Given(), [""]).Train(training, same, SyntheticSets.Options with { AllowSpeakerOverlap = allow });

        // Answers that are all wrong should be given with no confidence: the clips were used.
        Assert.InRange(Adapted(true).Calibration.Temperature, 10, 20);
        Assert.Throws<ArgumentException>(() => Adapted(false));
    }

    [Fact]
    public void AdaptingTrainer_WithoutCalibration_KeepsTheTemperatureOfTheOtherTrainer()
    {
        ModelBundle Adapted(bool calibrate) => new AdaptingTrainer(new Given(), [""]).Train(
            SyntheticSets.Clips(20, 3, "c"), Renamed(SyntheticSets.Clips(16, 4, "d")), SyntheticSets.Options with { Calibrate = calibrate });

        Assert.Equal(Model.Calibration, Adapted(false).Calibration);
        Assert.InRange(Adapted(true).Calibration.Temperature, 10, 20);
    }

    private static TrainingSet Renamed(TrainingSet set) =>
        new(set.Recipe, set.Labels, [.. set.Examples.Select(example => example with { Label = (example.Label + 1) % 4 })]);

    private static double Accuracy(ModelBundle model, TrainingSet set)
    {
        CnnClassifier classifier = model.CreateClassifier();
        float[] probabilities = new float[4];
        return set.Examples.Average(example =>
        {
            classifier.Classify(model.Normalizer?.Apply(example.Features) ?? example.Features, probabilities);
            return Array.IndexOf(probabilities, probabilities.Max()) == example.Label ? 1.0 : 0;
        });
    }

    /// <summary>Gives the finished model and counts how often.</summary>
    private sealed class Given : IClassifierTrainer
    {
        public int Calls { get; private set; }

        public ModelBundle Train(
            TrainingSet training, TrainingSet validation, TrainingOptions options, IProgress<EpochReport>? progress, CancellationToken cancellationToken)
        {
            Calls++;
            return Model;
        }
    }
}
