using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.TestKit;
using SpeechEmotion.Training.Tests.Data;

namespace SpeechEmotion.Training.Tests.Runs;

public sealed class TrainingRunnerTests : IDisposable
{
    private const string FrameRecipe = """{ "audio": { "sample_rate": 16000 }, "stft": {}, "features": [ { "type": "rms" }, { "type": "zero_crossing_rate" } ] }""";

    private const string FrameNetwork =
        """
        { "input": { "layout": "channels", "features": 2 },
          "layers": [ { "type": "conv1d", "filters": 4, "kernel": 5, "padding": "valid" }, { "type": "attentive_statistics_pool", "hidden": 2 },
                      { "type": "dense", "units": 4 }, { "type": "softmax" } ] }
        """;

    private readonly SyntheticCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public void Execute_RunFile_GivesAModelThatHoldsTheFileAndItsSpeakers()
    {
        ModelBundle model = TrainingRunner.Execute(Run(), Options());

        Assert.Equal(("tones", 3), (model.Name, model.Labels.Count));
        Assert.Equal(["ravdess/01", "ravdess/02", "ravdess/03", "ravdess/04", "ravdess/05", "ravdess/06"], model.Training!.Speakers);
        Assert.Equal(("ravdess", 24, 4), (model.Training.Corpora[0].Name, model.Training.Corpora[0].Clips, model.Training.Corpora[0].Speakers));
        Assert.Equal("validation: ravdess/03, ravdess/04; every other speaker trains", model.Training.SpeakerSplit);
        Assert.Equal(1, model.Metrics[0].UnweightedAverageRecall);
        Assert.Equal(12, model.Metrics[0].Clips);
    }

    [Theory]
    [InlineData(EpochSelection.ValidationLoss, true, false, "validation speakers, which also chose the epoch and fitted the temperature: not an independent test")]
    [InlineData(EpochSelection.ValidationUar, false, false, "validation speakers, which also chose the epoch: not an independent test")]
    [InlineData(EpochSelection.Last, true, false, "validation speakers, which also fitted the temperature")]
    [InlineData(EpochSelection.Last, false, false, "validation speakers")]
    [InlineData(EpochSelection.Last, false, true, "a tenth of the clips, whoever speaks")]
    public void Execute_Figures_SayWhatTheValidationDecided(EpochSelection selection, bool calibrate, bool anyone, string expected)
    {
        RunFile run = Run();
        run = run with
        {
            Training = run.Training with { Epochs = 2, Selection = selection, Calibrate = calibrate },
            Validation = anyone ? new(Count: 0) : run.Validation,
        };

        Assert.Equal(expected, TrainingRunner.Execute(run, Options()).Metrics[0].Protocol);
    }

    [Fact]
    public void Execute_FileFromTheBundle_GivesTheSameWeights()
    {
        ModelBundle first = TrainingRunner.Execute(Run(), Options());

        ModelBundle second = TrainingRunner.Execute(RunFile.Parse(first.Training!.Run!.Value.GetRawText()), Options());

        Assert.Equal(first.Weights["layers.1.weight"].Values.ToArray(), second.Weights["layers.1.weight"].Values.ToArray());
    }

    [Fact]
    public void Execute_CountOfACorpusInAnotherSpelling_GivesTheSameWeights()
    {
        ModelBundle Counted(string corpus) => TrainingRunner.Execute(Counting(corpus), Options());

        Assert.Equal(Counted("ravdess").Weights["layers.1.weight"].Values.ToArray(), Counted("RAV-DESS").Weights["layers.1.weight"].Values.ToArray());
    }

    [Fact]
    public void Execute_CountOfACorpusThatIsNotThere_IsRefusedBeforeAnyClipIsRead()
    {
        File.WriteAllText(_corpus.Utterances[0].Path, "no recording");

        Assert.Contains(
            "names 'emo-db'; the training side has 'ravdess'",
            Assert.Throws<ArgumentException>(() => TrainingRunner.Execute(Counting("emo-db"), Options())).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"recipe\": \"compact_functionals\"", "Network (network) takes 162 features, recipe (recipe) gives 287: the notebook's")]
    [InlineData("\"recipe\": " + FrameRecipe, "takes one column of features a clip (layout sequence), recipe (recipe) gives one a frame")]
    [InlineData("\"network\": " + FrameNetwork, "Network (network) takes 2 features, recipe (recipe) gives 162: their numbers must agree.")]
    [InlineData("\"network\": " + FrameNetwork, "Network (network) takes 5 frames or more, recipe (recipe) gives one a clip")]
    [InlineData("\"training\": { \"crop_frames\": 3 }, \"recipe\": " + FrameRecipe + ", \"network\": " + FrameNetwork, "CropFrames (training.crop_frames) must be at least 5")]
    public void Execute_RecipeThatDoesNotGiveWhatTheNetworkTakes_IsRefusedBeforeAnyClipIsRead(string members, string expected)
    {
        RunFile run = RunFile.Parse($$"""{ "name": "m", "datasets": [ { "parser": "ravdess", "folder": "absent" } ], {{members}} }""");

        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => TrainingRunner.Execute(run, Options())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_CheckpointThatIsAnotherFile_IsRefusedBeforeAnyClipIsRead()
    {
        File.WriteAllText(_corpus.Utterances[0].Path, "no recording");
        string path = Path.Combine(_corpus.Folder, "notes.txt");
        File.WriteAllText(path, "my notes");

        Assert.Contains(
            "is not a checkpoint",
            Assert.Throws<InvalidDataException>(() => TrainingRunner.Execute(Run(), Options() with { CheckpointPath = path })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_Diverged_IsSaidInAnyLanguageAlike()
    {
        using CommaCulture language = new();
        RunFile run = Run() with { Training = Run().Training with { Epochs = 60, Optimizer = new() { LearningRate = 9.5, WeightDecay = 10 } } };

        Assert.Contains(
            "Lower the learning rate (9.5)", Assert.Throws<ArithmeticException>(() => TrainingRunner.Execute(run, Options())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_AugmentedRun_RecordsVariantsAndFeatureSteps()
    {
        AugmentationPlan plan = new([new("clean", []), new("noise", [new NotebookNoiseOptions()])], [new FrequencyMaskOptions(1, 0.2)]);

        ModelBundle model = TrainingRunner.Execute(Run() with { Augmentation = plan }, Options());

        Assert.Equal(48, model.Training!.Examples);
        Assert.Collection(
            model.Training.Augmentation,
            line => Assert.Equal("clean: as recorded", line),
            line => Assert.StartsWith("noise: NotebookNoise", line, StringComparison.Ordinal),
            line => Assert.StartsWith("features, every epoch: {\"type\":\"frequency_mask\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Execute_SavedBundle_KeepsTheRun()
    {
        string path = Path.Combine(_corpus.Folder, "m.semodel");
        TrainingRunner.Execute(Run(), Options()).Save(path);

        ModelBundle back = ModelBundle.Load(path);

        Assert.Equal(6, back.Training!.Speakers.Count);
        Assert.Equal("tones", RunFile.Parse(back.Training.Run!.Value.GetRawText()).Name);
    }

    [Fact]
    public void Evaluate_SpeakersTheModelHasHeard_IsLabelled()
    {
        ModelBundle model = TrainingRunner.Execute(Run(), Options());
        Utterance[] strangers = [.. _corpus.Utterances.Select(clip => clip with { Dataset = "strange" })];

        Assert.True(ModelTest.Evaluate(model, _corpus.Utterances, SyntheticCorpus.Reader()).SpeakersOverlap);
        Assert.False(ModelTest.Evaluate(model, strangers, SyntheticCorpus.Reader()).SpeakersOverlap);
    }

    [Fact]
    public void Evaluate_ReaderOfAnotherRecipe_IsRefused()
    {
        ModelBundle model = TrainingRunner.Execute(Run(), Options());
        ClipFeatureReader other = new(new SpeechEmotion.Features.FeaturePipeline(SpeechEmotion.Features.FeatureRecipe.Notebook162));

        Assert.Throws<ArgumentException>(() => ModelTest.Predict(model, _corpus.Utterances, other));
    }

    [Fact]
    public void Execute_LabelMap_DecidesTheLabels()
    {
        RunFile run = Run() with
        {
            LabelMap = SpeechEmotion.Datasets.LabelMap.Parse("""{ "labels": { "angry": "negative", "sad": "negative" } }"""),
            Network = SyntheticCorpus.Network with { Layers = [new FlattenDefinition(), new DenseDefinition(2), new SoftmaxDefinition()] },
        };

        Assert.Equal(["happy", "negative"], TrainingRunner.Execute(run, Options()).Labels);
    }

    [Fact]
    public void Execute_ValidationSpeakerThatIsAbsent_IsRefusedByName() => Assert.Contains(
        "ravdess/24",
        Assert.Throws<ArgumentException>(() => TrainingRunner.Execute(Run() with { Validation = new(["ravdess/24"]) }, Options())).Message,
        StringComparison.Ordinal);

    [Fact]
    public void ReadUtterances_FolderWithoutItsCorpus_IsRefusedByName()
    {
        using TemporaryFolder empty = new();
        RunFile run = Run() with { Datasets = [.. Run().Datasets, new RunDataset("tess", empty.Path)] };

        ArgumentException error = Assert.Throws<ArgumentException>(() => TrainingRunner.ReadUtterances(run, Options()));

        Assert.Contains($"no recording of 'tess' in '{empty.Path}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadUtterances_EverythingDropped_IsRefused() => Assert.Throws<ArgumentException>(() => TrainingRunner.ReadUtterances(
        Run() with { LabelMap = SpeechEmotion.Datasets.LabelMap.Only(["joy"]) }, Options()));

    [Fact]
    public void ReadUtterances_FolderGivenTwice_IsRefusedUnderWhateverNameAndLink()
    {
        Directory.CreateDirectory(Path.Combine(_corpus.Folder, "more"));
        File.Copy(_corpus.Utterances[0].Path, Path.Combine(_corpus.Folder, "more", "03-01-05-01-02-01-01.wav"));
        List<RunDataset> second = [new("ravdess", "."), new("RAV-DESS", "more")];
        if (!OperatingSystem.IsWindows())
        {
            string link = Path.Combine(Directory.CreateTempSubdirectory("speech-emotion-").FullName, "link");
            Directory.CreateSymbolicLink(link, _corpus.Folder);
            second.Add(new("ravdess", Path.Combine(link, "more")));
        }

        Assert.All(second, corpus => Assert.Contains(
            "is given twice",
            Assert.Throws<ArgumentException>(() => TrainingRunner.ReadUtterances(Run() with { Datasets = [new("ravdess", "."), corpus] }, Options())).Message,
            StringComparison.Ordinal));
    }

    [Fact]
    public void GetNotes_SoundRun_HasNone() => Assert.Empty(TrainingRunner.GetNotes(
        Run() with
        {
            LabelMap = SpeechEmotion.Datasets.LabelMap.Parse("""{ "labels": { "sad": null } }"""),
            Training = Run().Training with { AlikeLabels = [["angry", "sad"]] },
        },
        Options()));

    [Fact]
    public void GetNotes_WhatLooksLikeAMistake_IsNamedAndNotRefused()
    {
        using TemporaryFolder table = new();
        File.Copy(_corpus.Utterances[0].Path, table.At("a.wav"));
        File.Copy(_corpus.Utterances[1].Path, table.At("b.wav"));
        File.Copy(_corpus.Utterances[1].Path, table.At(Path.GetFileName(_corpus.Utterances[1].Path)));
        table.Write("metadata.csv", $"file_name,emotion,speaker\na.wav,Happy,anna\nb.wav,sad,Anna\n{Path.GetFileName(_corpus.Utterances[1].Path)},sad,bert\n");
        RunFile run = Run() with
        {
            Datasets = [new("ravdess", ".", SpeechEmotion.Datasets.LabelMap.Parse("""{ "labels": { "calmm": null } }""")), new("table", table.Path)],
            LabelMap = SpeechEmotion.Datasets.LabelMap.Parse("""{ "labels": { "hapy": "happy", "sad": "sad" } }"""),
            Training = Run().Training with { AlikeLabels = [["angry", "neutrl"]] },
            Validation = new(Count: 6),
        };

        Assert.Collection(
            TrainingRunner.GetNotes(run, Options()),
            note => Assert.Equal("The label map of 'ravdess' lists 'calmm', which no clip has; their labels are 'angry', 'happy', 'sad'.", note),
            note => Assert.Equal("The label map lists 'hapy', which no clip has; their labels are 'Happy', 'angry', 'happy', 'sad'.", note),
            note => Assert.StartsWith("alike_labels names 'neutrl', which no clip has", note, StringComparison.Ordinal),
            note => Assert.StartsWith("The labels 'Happy', 'happy' differ in their capitals alone", note, StringComparison.Ordinal),
            note => Assert.Contains("'table/anna', 'table/Anna' differ in their capitals alone", note, StringComparison.Ordinal),
            note => Assert.StartsWith("Copies of other recordings: 1, such as", note, StringComparison.Ordinal),
            note => Assert.Matches(@"^6 validating and 3 training speakers \(\d+ and \d+ clips\)", note));
    }

    private static RunFile Run() => new()
    {
        Name = "tones",
        Datasets = [new("ravdess", ".")],
        Recipe = SyntheticCorpus.Recipe,
        Network = SyntheticCorpus.Network,
        Training = new() { Epochs = 30, BatchSize = 8, Seed = 3, Optimizer = new() { LearningRate = 0.05 }, Schedule = new ConstantSchedule() },
        Validation = new(["ravdess/03", "ravdess/04"]),
    };

    private static RunFile Counting(string corpus) =>
        Run() with { Training = Run().Training with { Epochs = 2, ExamplesPerEpoch = new Dictionary<string, int> { [corpus] = 7 } } };

    private TrainingRunOptions Options() => new() { BaseFolder = _corpus.Folder, Threads = 1 };
}
