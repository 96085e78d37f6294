using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class CrossValidateCommandTests
{
    [Theory]
    [InlineData("speaker", "fold 2")]
    [InlineData("loso", "speaker ravdess/03")]
    public async Task CrossValidate_SpeakerFolds_ShowsMeanAndSpreadWithoutWarning(string folds, string expected)
    {
        using ToneCorpus corpus = new();
        string[] count = folds == "loso" ? [] : ["--fold-count", "2"];
        CliRun run = await CliRun.RunAsync(
            [
                "cross-validate", .. corpus.RunOptions, "--folds", folds, .. count, "--validation-speakers", "1", "--seeds", "1", "2",
                "--answers", corpus.At("answers.csv"),
            ]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Contains("±", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("optimistic", run.Output, StringComparison.Ordinal);

        // Each clip once a seed, in the fold that tests it.
        string[][] rows = [.. (await File.ReadAllLinesAsync(corpus.At("answers.csv"))).Select(line => line.Split(','))];
        Assert.Equal(["file", "speaker", "truth", "answer", "fold", "seed", "angry", "sad"], rows[0]);
        Assert.All(rows.Skip(1).GroupBy(row => row[0]), clip => Assert.Equal(["1", "2"], clip.Select(row => row[5]).Order()));
        Assert.Contains(rows, row => row[4] == expected);
    }

    [Theory]
    [InlineData("random")]
    [InlineData("rows")]
    public async Task CrossValidate_RandomFolds_AreCalledOptimistic(string folds)
    {
        using ToneCorpus corpus = new();
        string[] count = folds == "random" ? ["--fold-count", "2"] : [];
        CliRun run = await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, "--folds", folds, .. count]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("speakers overlap: optimistic", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_Priors_AreSaidOnceForAllFoldsAndRefusedBeforeTraining()
    {
        using ToneCorpus corpus = new();
        string[] command = ["cross-validate", .. corpus.RunOptions, "--fold-count", "2", "--validation-speakers", "1", "--priors"];
        CliRun run = await CliRun.RunAsync([.. command, "sad=0.7"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Single(run.Lines, line => line == "if the clips were sad 70.0 %, angry 30.0 %");

        CliRun other = await CliRun.RunAsync([.. command, "glad=0.7"]);
        Assert.NotEqual(0, other.ExitCode);
        Assert.Contains("Priors: 'glad' is not one of the emotions to choose from: angry, sad.", other.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fold 1", other.Error, StringComparison.Ordinal);
        Assert.Contains("--priors", (await CliRun.RunAsync([.. command, "sad=0.7", "--folds", "rows"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_FoldFile_IsUsed()
    {
        using ToneCorpus corpus = new();
        string file = corpus.Write("folds.json", """
            { "protocol": "by hand", "folds": [ { "name": "only", "test": ["ravdess/01"], "validation": ["ravdess/02"] } ] }
            """);
        CliRun run = await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, "--test-dataset", "RAVDESS", "--folds", file]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("by hand", run.Output, StringComparison.Ordinal);
        Assert.Contains("only", run.Output, StringComparison.Ordinal);

        file = corpus.Write("folds.json", """
            { "protocol": "by hand", "folds": [ { "name": "only", "test": ["ravdess/01"] }, { "name": "only", "test": ["ravdess/02"] } ] }
            """);
        CliRun twice = await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, "--folds", file]);
        Assert.Equal(2, twice.ExitCode);
        Assert.Contains("'only'", twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_RunFile_IsTheSameAsItsOptions()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("m.semodel");
        await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", model, "--validation-speakers", "1"]);
        string file = corpus.Write("run.json", ModelBundle.Load(model).Training!.Run!.Value.GetRawText());
        string[] folds = ["--folds", "loso", "--validation-speakers", "1", "--format", "json"];
        CliRun byOptions = await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, .. folds]);
        CliRun byFile = await CliRun.RunAsync(["cross-validate", file, .. folds]);
        Assert.True(byFile.ExitCode == 0, byFile.Error);
        Assert.Equal(byOptions.Output, byFile.Output);
    }

    [Fact]
    public async Task CrossValidate_RunFileAndWhatItDecides_IsUsage()
    {
        using ToneCorpus corpus = new();
        string file = corpus.Write("run.json", """{ "name": "r", "datasets": [ { "parser": "ravdess", "folder": "elsewhere" } ] }""");
        Assert.Equal(2, (await CliRun.RunAsync("cross-validate", file, "--epochs", "3")).ExitCode);
        Assert.Equal(2, (await CliRun.RunAsync("cross-validate", file, "--dataset", corpus.Dataset, "--corpora", ".")).ExitCode);
        Assert.Equal(2, (await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, "--corpora", "."])).ExitCode);
        CliRun absent = await CliRun.RunAsync("cross-validate", file, "--corpora", "nowhere");
        Assert.Equal(2, absent.ExitCode);
        Assert.Contains("elsewhere", absent.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_RunFileOnOtherCorpora_CountsAndLabelsFollow()
    {
        using ToneCorpus corpus = new();
        string file = corpus.Write("run.json", $$"""
            {
              "name": "r", "datasets": [ { "parser": "ravdess", "folder": "elsewhere" }, { "parser": "tess", "folder": "elsewhere" } ],
              "recipe": {{File.ReadAllText(corpus.Recipe)}},
              "network": { "input": { "layout": "sequence", "features": 2 }, "layers": [ { "type": "flatten" }, { "type": "dense", "units": 5 }, { "type": "softmax" } ] },
              "training": { "epochs": 2, "examples_per_epoch": { "ravdess": 6, "tess": 6 }, "fine_tuning": { "epochs": 1, "examples_per_epoch": { "tess": 1 } } }
            }
            """);
        CliRun run = await CliRun.RunAsync("cross-validate", file, "--dataset", corpus.Dataset, "--folds", "loso", "--validation-speakers", "1");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("epoch 3/3", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_KeptModels_AreNotTrainedAgain()
    {
        using ToneCorpus corpus = new();
        string[] command = ["cross-validate", .. corpus.RunOptions, "--fold-count", "2", "--validation-speakers", "1", "--models", corpus.At("kept")];
        CliRun first = await CliRun.RunAsync(command), second = await CliRun.RunAsync(command);
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(first.Output, second.Output);
        Assert.Contains("epoch", first.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch", second.Error, StringComparison.Ordinal);

        // Two seeds judged together are one row a fold, and the same models as apart.
        CliRun joined = await CliRun.RunAsync([.. command, "--seeds", "0", "1", "--join-seeds"]);
        Assert.True(joined.ExitCode == 0, joined.Error);
        Assert.Contains("seeds 0, 1 together", joined.Output, StringComparison.Ordinal);
        Assert.Contains("(n = 2)", joined.Output, StringComparison.Ordinal);

        CliRun speakers = await CliRun.RunAsync([.. command, "--speaker-clips", "3"]);
        Assert.True(speakers.ExitCode == 0, speakers.Error);
        Assert.Contains("3 other clips of its speaker", speakers.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch", speakers.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await CliRun.RunAsync([.. command, "--speaker-clips", "-1"])).ExitCode);

        // Two members take the seeds 0 and 1 for each fold; the first seed's are kept already, and what is joined is, too.
        CliRun members = await CliRun.RunAsync([.. command, "--members", "2"]);
        Assert.True(members.ExitCode == 0, members.Error);
        Assert.InRange(Directory.GetFiles(corpus.At("kept")).Length, 6, 8);

        // Seed 1 takes members of its own, counted through.
        CliRun next = await CliRun.RunAsync([.. command, "--members", "2", "--seeds", "1"]);
        Assert.True(next.ExitCode == 0, next.Error);
        Assert.Contains("epoch 24/24", next.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("/12", next.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_LabelThatOnlyTheTestedCorpusHas_IsNotTaught()
    {
        using ToneCorpus corpus = new();
        foreach (string emotion in (string[])["angry", "sad", "happy"])
        {
            Directory.CreateDirectory(corpus.At("tess"));
            File.Copy(Path.Combine(corpus.At("corpus"), "03-01-05-01-01-01-01.wav"), Path.Combine(corpus.At("tess"), $"OAF_back_{emotion}.wav"));
        }

        CliRun run = await CliRun.RunAsync(
            ["cross-validate", .. corpus.RunOptions, "--dataset", $"tess={corpus.At("tess")}", "--test-dataset", "tess", "--folds", "corpus", "--validation-speakers", "1"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("tested on tess", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("happy", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--join-seeds")]
    [InlineData("--speaker-clips", "3")]
    [InlineData("--source-clips", "3")]
    [InlineData("--judge", "all")]
    [InlineData("--seeds", "0", "1")]
    [InlineData("--each-epoch")]
    public async Task CrossValidate_RowsWithWhatTheyDoNotTake_IsUsage(params string[] option)
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, "--folds", "rows", .. option]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(option[0], run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_RowsOfOneCorpusAmongSeveral_AreUsage()
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync(
            ["cross-validate", .. corpus.RunOptions, "--dataset", $"tess={corpus.At("corpus")}", "--folds", "rows", "--test-dataset", "ravdess"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--test-dataset", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_Facts_TellOfFineTuningAndOfChangesOfFeatures()
    {
        using ToneCorpus corpus = new();
        string training = corpus.Write("stages.json", """{ "epochs": 2, "fine_tuning": { "epochs": 1 } }""");
        string plan = corpus.Write("plan.json", """
            { "variants": [ { "name": "clean", "steps": [] } ], "feature_steps": [ { "type": "frequency_mask", "count": 1, "max_fraction": 0.5 } ] }
            """);
        CliRun run = await CliRun.RunAsync(
            ["cross-validate", .. corpus.RunOptions[..^2], "--training", training, "--augmentation", plan, "--fold-count", "2", "--validation-speakers", "1"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("epochs: 2, then 1 of fine-tuning\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("augmentation: clean; features in every epoch: FrequencyMask\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_Adapt_NeedsATestedCorpus()
    {
        using ToneCorpus corpus = new();
        string[] command = ["cross-validate", .. corpus.RunOptions, "--fold-count", "2", "--validation-speakers", "1", "--adapt"];
        Assert.Equal(2, (await CliRun.RunAsync(command)).ExitCode);
        CliRun run = await CliRun.RunAsync([.. command, "--test-dataset", "ravdess"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("fitted to the training clips of the tested corpus", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--folds", "speaker", "--validation-speakers", "0")]
    [InlineData("--folds", "random")]
    [InlineData("--folds", "rows")]
    public async Task CrossValidate_AdaptWhereValidationHearsTheSpeakers_IsRun(params string[] folds)
    {
        using ToneCorpus corpus = new();
        string[] count = folds is [_, "rows"] ? [] : ["--fold-count", "2"];
        CliRun run = await CliRun.RunAsync(
            ["cross-validate", .. corpus.RunOptions, .. count, "--test-dataset", "ravdess", "--adapt", .. folds]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    [Fact]
    public async Task CrossValidate_FoldsThatAreNeitherAWordNorAFile_NameTheChoices()
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, "--folds", "none.json"]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: --folds: there is no file 'none.json'. Give speaker (groups of speakers), loso", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--folds", "random", "--validation-speakers", "1")]
    [InlineData("--folds", "rows", "--validation-speakers", "1")]
    [InlineData("--folds", "loso", "--fold-count", "3")]
    [InlineData("--folds", "emobox-ravdess", "--fold-count", "6")]
    public async Task CrossValidate_OptionThatTheFoldsDoNotTake_IsRefused(params string[] options)
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(options[2], run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tested", 0, 16)]
    [InlineData("all", 0, 16)]
    [InlineData("some", 2, 0)]
    [InlineData("angry sad", 0, 16)]
    [InlineData("sad", 2, 0)]
    [InlineData("angry bored", 1, 0)]
    public async Task CrossValidate_Judge_TakesItsTwoWordsOrLabels(string judge, int code, int clips)
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync(
            ["cross-validate", .. corpus.RunOptions, "--fold-count", "2", "--validation-speakers", "1", "--format", "json", "--judge", .. judge.Split(' ')]);
        Assert.True(run.ExitCode == code, run.Error);
        Assert.Equal(clips, code == 0 ? EvaluationReport.Parse(run.Output).Result.Clips : 0);
    }

    [Fact]
    public async Task CrossValidate_Conditions_AreJudgedBesideTheClipsAsTheyAre()
    {
        using ToneCorpus corpus = new();
        string conditions = corpus.Write("conditions.json", """
            { "variants": [ { "name": "in noise", "on_recording": true, "steps": [ { "type": "noise", "snr_db": -20 } ] } ] }
            """);
        CliRun run = await CliRun.RunAsync(
            ["cross-validate", .. corpus.RunOptions, "--fold-count", "2", "--validation-speakers", "1", "--conditions", conditions, "--format", "json"]);

        Assert.True(run.ExitCode == 0, run.Error);
        EvaluationReport report = EvaluationReport.Parse(run.Output);
        GroupMetrics noisy = Assert.Single(report.Conditions);
        Assert.Equal(("in noise", 16), (noisy.Name, noisy.Clips));
        Assert.True(noisy.UnweightedAverageRecall < report.Result.UnweightedAverageRecall, $"{noisy}");
    }

    [Fact]
    public async Task CrossValidate_TemperatureFactor_ChangesHowSureAnswersAreAlone()
    {
        using ToneCorpus corpus = new();
        string[] command = ["cross-validate", .. corpus.RunOptions, "--fold-count", "2", "--validation-speakers", "1", "--format", "json"];
        EvaluationReport plain = EvaluationReport.Parse((await CliRun.RunAsync(command)).Output);
        EvaluationReport softer = EvaluationReport.Parse((await CliRun.RunAsync([.. command, "--temperature-factor", "20"])).Output);

        Assert.Equal(plain.Result.UnweightedAverageRecall, softer.Result.UnweightedAverageRecall);
        Assert.NotEqual(plain.Result.ExpectedCalibrationError, softer.Result.ExpectedCalibrationError);
        Assert.Equal(2, (await CliRun.RunAsync([.. command, "--temperature-factor", "0"])).ExitCode);
    }

    [Fact]
    public async Task CrossValidate_LabelMap_RenamesBeforeAnythingIsLearnt()
    {
        using ToneCorpus corpus = new();
        string map = corpus.Write("labels.json", """{ "labels": { "angry": "loud" } }""");
        CliRun run = await CliRun.RunAsync(
            ["cross-validate", .. corpus.RunOptions, "--fold-count", "2", "--validation-speakers", "1", "--label-map", map, "--format", "json"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["loud", "sad"], EvaluationReport.Parse(run.Output).Result.Classes.Select(row => row.Label));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("65")]
    public async Task CrossValidate_MembersOutOfRange_AreUsage(string members)
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync(
            ["cross-validate", .. corpus.RunOptions, "--fold-count", "2", "--validation-speakers", "1", "--members", members]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(members, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("corpus")]
    [InlineData("emobox-ravdess")]
    public async Task CrossValidate_FoldsThatDoNotFit_AreUsage(string folds)
    {
        using ToneCorpus corpus = new();
        Assert.Equal(2, (await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, "--folds", folds])).ExitCode);
    }

    [Fact]
    public async Task CrossValidate_TestDatasetNotGiven_IsUsage()
    {
        using ToneCorpus corpus = new();
        Assert.Equal(2, (await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, "--test-dataset", "tess"])).ExitCode);
    }
}
