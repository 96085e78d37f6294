using SpeechEmotion.Augmentation;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training.Tests.Runs;

public sealed class RunFileTests
{
    private const string NoBias =
        """{ "input": { "layout": "sequence", "features": 162 }, "layers": [ { "type": "flatten" }, { "type": "dense", "units": 4, "bias": false }, { "type": "softmax" } ] }""";

    private const string FrameRecipe = """{ "audio": { "sample_rate": 16000 }, "stft": {}, "features": [ { "type": "rms" }, { "type": "zero_crossing_rate" } ] }""";

    private const string FrameNetwork =
        """
        { "input": { "layout": "channels", "features": 2 },
          "layers": [ { "type": "conv1d", "filters": 4, "kernel": 5 }, { "type": "attentive_statistics_pool", "hidden": 2 },
                      { "type": "dense", "units": 4 }, { "type": "softmax" } ] }
        """;

    private const string Minimal = """{ "name": "m", "datasets": [ { "parser": "ravdess", "folder": "r" } ] }""";

    [Fact]
    public void Parse_Minimal_TakesTheNotebooksDefaults()
    {
        RunFile run = RunFile.Parse(Minimal);

        Assert.Equal(("m", "ravdess", "r"), (run.Name, run.Datasets[0].Parser, run.Datasets[0].Folder));
        Assert.Equal(FeatureRecipe.Notebook162.Fingerprint, run.Recipe.Fingerprint);
        Assert.Equal(AugmentationPlan.None, run.Augmentation);
        Assert.Null(run.Network);
        Assert.Equal((60, 2), (run.Training.Epochs, run.Validation.Count));
    }

    [Fact]
    public void ToJson_ReadBack_IsTheSameRun()
    {
        RunFile run = RunFile.Parse(
            """
            { "version": 1, "name": "m",
              "datasets": [ { "parser": "emo-db", "folder": "e", "label_map": { "labels": { "boredom": null } } }, { "parser": "tess", "folder": "t" } ],
              "label_map": { "labels": { "calm": "neutral" } },
              "recipe": { "audio": { "sample_rate": 16000 }, "stft": { "n_fft": 512 }, "features": [ { "type": "rms" } ], "aggregation": "mean" },
              "network": { "input": { "layout": "sequence", "features": 1 }, "layers": [ { "type": "flatten" }, { "type": "dense", "units": 4 }, { "type": "softmax" } ] },
              "augmentation": "on_the_fly", "augmentation_timing": "each_epoch",
              "training": { "epochs": 3, "seed": 7, "schedule": { "type": "one_cycle" }, "optimizer": { "learning_rate": 0.01 } },
              "validation": { "speakers": ["tess/OAF"] } }
            """);

        RunFile back = RunFile.Parse(run.ToJson());

        Assert.Equal(run.ToJson(), back.ToJson());
        Assert.Equal((3, 7UL, AugmentationTiming.EachEpoch), (back.Training.Epochs, back.Training.Seed, back.Timing));
        Assert.Equal(AugmentationPlan.OnTheFly, back.Augmentation);
        Assert.Equal(16000, back.Recipe.Audio.SampleRate);
        Assert.Equal(4, back.Network!.GetLabelCount());
        Assert.Null(back.Datasets[0].LabelMap!.Map("boredom"));
        Assert.Equal(["tess/OAF"], back.Validation.Speakers);
    }

    [Theory]
    [InlineData("\"on_the_fly\"", "", AugmentationTiming.EachEpoch)]
    [InlineData("\"on_the_fly\"", "\"augmentation_timing\": \"beforehand\",", AugmentationTiming.Beforehand)]
    [InlineData("\"notebook\"", "", AugmentationTiming.Beforehand)]
    [InlineData("\"notebook\"", "\"augmentation_timing\": \"each_epoch\",", AugmentationTiming.EachEpoch)]
    public void Parse_Augmentation_SaysItselfWhenUnlessTheFileDoes(string augmentation, string timing, AugmentationTiming expected)
    {
        RunFile run = RunFile.Parse(
            $$"""{ "name": "m", {{timing}} "augmentation": {{augmentation}}, "datasets": [ { "parser": "tess", "folder": "t" } ] }""");

        Assert.Equal(expected, run.Timing);
        Assert.Equal(expected, RunFile.Parse(run.ToJson()).Timing);
    }

    [Fact]
    public void WithDatasets_CorpusOfAHostsOwnParserLeftOut_ItsCountFallsAway()
    {
        RunFile run = RunFile.Parse(
            """
            { "name": "m", "datasets": [ { "parser": "mine", "folder": "m" }, { "parser": "tess", "folder": "t" } ],
              "training": { "examples_per_epoch": { "mine": 10, "tess": 20 } } }
            """);

        Assert.Equal("tess", Assert.Single(run.WithDatasets([new RunDataset("tess", "t")]).Training.ExamplesPerEpoch).Key);
    }

    [Fact]
    public void WithDatasets_CorpusInAnotherSpelling_IsTheSameCorpus()
    {
        RunFile run = RunFile.Parse(
            """
            { "name": "m",
              "datasets": [ { "parser": "EmoDb", "folder": "e", "label_map": { "labels": { "boredom": null } } }, { "parser": "tess", "folder": "t" } ],
              "training": { "examples_per_epoch": { "emo-db": 10, "tess": 20 } } }
            """);

        RunFile emoDb = run.WithDatasets([new RunDataset("emo-db", "elsewhere")]), tess = run.WithDatasets([new RunDataset("tess", "t")]);

        Assert.Equal("emo-db", Assert.Single(emoDb.Training.ExamplesPerEpoch).Key);
        Assert.Null(emoDb.Datasets[0].LabelMap!.Map("boredom"));
        Assert.Equal("tess", Assert.Single(tess.Training.ExamplesPerEpoch).Key);
    }

    [Fact]
    public void WithDatasets_TwoOfOneParser_KeepTheMapsOfTheirFolders()
    {
        RunFile run = RunFile.Parse(
            """
            { "name": "m", "datasets": [
                { "parser": "emo-db", "folder": "a", "label_map": { "labels": { "boredom": null } } },
                { "parser": "emo-db", "folder": "b", "label_map": { "labels": { "boredom": "neutral" } } } ] }
            """);

        RunFile same = run.WithDatasets([new RunDataset("EmoDb", "b/"), new RunDataset("emo-db", "a"), new RunDataset("emo-db", "elsewhere")]);

        Assert.Equal(["neutral", null, null], same.Datasets.Select(corpus => corpus.LabelMap!.Map("boredom")));
    }

    [Fact]
    public void WithDatasets_NamedTableLeftOut_ItsCountFallsAway()
    {
        RunFile run = RunFile.Parse(
            """
            { "name": "m", "datasets": [ { "parser": "table:calls", "folder": "c" }, { "parser": "ravdess", "folder": "r" } ],
              "training": { "examples_per_epoch": { "calls": 10, "ravdess": 20 } } }
            """);

        Assert.Equal("ravdess", Assert.Single(run.WithDatasets([new RunDataset("ravdess", "r")]).Training.ExamplesPerEpoch).Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{ "datasets": [] }""")]
    [InlineData("""{ "name": "m", "datasets": [] }""")]
    [InlineData("""{ "name": "", "datasets": [ { "parser": "ravdess", "folder": "r" } ] }""")]
    [InlineData("""{ "name": "m", "datasets": [ { "parser": "ravdess", "folder": "r" } ], "sead": 1 }""")]
    [InlineData("""{ "name": "m", "datasets": [ { "parser": "ravdess", "folder": "r" } ], "validation": { "cuont": 1 } }""")]
    public void Parse_NotARun_IsRefused(string json) => Assert.Throws<ArgumentException>(() => RunFile.Parse(json));

    [Theory]
    [InlineData("\"version\": 2", "Run file version 2 is not supported; this library reads version 1.")]
    [InlineData("\"recipe\": \"notebook\"", "The run file's recipe: the word 'notebook' is not one of: notebook162, compact_functionals.")]
    [InlineData("\"recipe\": { \"audoi\": {} }", "The run file's recipe: ")]
    [InlineData("\"network\": { }", "The run file's network: ")]
    [InlineData("\"training\": { \"epochs\": 0 }", "Epochs must be between 1 and 100000; it was 0.")]
    [InlineData("\"augmentation\": { \"variants\": [] }", "The run file's augmentation: ")]
    [InlineData("\"label_map\": { \"label\": {} }", "The run file's label_map: ")]
    [InlineData("\"recipe\": \"\\ud800\"", "The run file's recipe: ")]
    [InlineData("\"validation\": {}, \"validation\": {}", "validation")]
    [InlineData("\"validation\": { \"seed\": -1 }", "Validation seed (validation.seed) must be 0 or more; it was -1.")]
    [InlineData("\"members\": 65", "Members (members) must be between 1 and 64; it was 65.")]
    [InlineData("\"members\": 64", "Members (members): 64 members of this network cannot be joined")]
    [InlineData("\"members\": 2, \"network\": " + NoBias, "Members (members): Only a network that ends with a dense layer with bias, and softmax")]
    [InlineData("\"functionals\": { \"penalty\": 0 }", "Penalty must be between 1E-09 and 1000; it was 0.")]
    [InlineData("\"functionals\": { \"sahre\": 1 }", "sahre")]
    [InlineData("\"functionals\": { }, \"network\": " + NoBias, "Functionals (functionals): Only a network that ends with a dense layer with bias, and softmax")]
    [InlineData("\"functionals\": { \"mask\": 999 }", "Functionals (functionals): ")]
    [InlineData("\"functionals\": { }", "Functionals (functionals) are statistics over a clip's frames; recipe (recipe) gives one a clip")]
    public void Parse_FaultyPart_SaysWhichAndWhy(string member, string expected)
    {
        string json = Minimal[..^2] + ", " + member + " }";

        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => RunFile.Parse(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrainerOf_MembersThatCannotBeJoined_IsRefusedBeforeTraining()
    {
        RunFile run = RunFile.Parse(Minimal[..^2] + ", \"network\": " + NoBias + " }");
        ManagedTrainer one = new(run.NetworkFor(4));
        Assert.Same(one, run.TrainerOf(one));
        Assert.Contains("dense layer with bias", Assert.Throws<ArgumentException>(() => (run with { Members = 2 }).TrainerOf(one)).Message, StringComparison.Ordinal);
        Assert.IsType<EnsembleTrainer>(RunFile.Parse(Minimal[..^2] + ", \"members\": 3 }").TrainerOf(one));
    }

    [Fact]
    public void Parse_Functionals_AreWrittenAndTrainAroundTheMembers()
    {
        RunFile run = RunFile.Parse(
            $$"""{{Minimal[..^2]}}, "members": 2, "functionals": { "mask": 0, "share": 0.4 }, "recipe": {{FrameRecipe}}, "network": {{FrameNetwork}} }""");
        Assert.Equal(new FunctionalsOptions(MaskChannel: 0, Penalty: 0.002, Share: 0.4), run.Functionals);
        Assert.Equal(run.Functionals, RunFile.Parse(run.ToJson()).Functionals);
        Assert.IsType<FunctionalsTrainer>(run.TrainerOf(new ManagedTrainer(run.NetworkFor(4))));
        Assert.Null(RunFile.Parse(Minimal).Functionals);
    }

    [Fact]
    public void Parse_CorpusThatIsNull_Refused() => Assert.Throws<ArgumentException>(() => RunFile.Parse("""{ "name": "a", "datasets": [null] }"""));

    [Fact]
    public void Parse_TextOfManyMegabytes_Refused() =>
        Assert.Throws<ArgumentException>(() => RunFile.Parse(Minimal + new string(' ', 4 << 20)));
}
