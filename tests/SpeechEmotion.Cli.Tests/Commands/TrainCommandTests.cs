using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Tests.Support;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class TrainCommandTests
{
    [Fact]
    public async Task Train_SmallCorpus_WritesAModelThatRecognisesIt()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("m.semodel");
        CliRun run = await CliRun.RunAsync(
            ["train", .. corpus.RunOptions, "--output", model, "--seed", "3", "--validation-speakers", "ravdess/04", "--licence", "CC0-1.0"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Matches(@"epoch 3/12  loss \d\.\d+  validation loss \d\.\d+, UAR \d\.\d+( \(best\))?, 0:00:\d\d left", run.Error);
        Assert.Contains("epoch 12/12", run.Error, StringComparison.Ordinal);
        Assert.Contains("angry, sad", run.Output, StringComparison.Ordinal);
        ModelBundle bundle = ModelBundle.Load(model);
        Assert.Equal("m", bundle.Name);
        Assert.Equal("CC0-1.0", bundle.Licence);
        Assert.Equal(3, bundle.Training!.Seed);
        Assert.Contains("ravdess/04", bundle.Training.SpeakerSplit, StringComparison.Ordinal);

        CliRun evaluation = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--model", model);
        Assert.Contains("100.0 %", evaluation.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_RunFileFromTheBundle_GivesTheSameWeights()
    {
        using ToneCorpus corpus = new();
        string first = corpus.At("first.semodel");
        string second = corpus.At("second.semodel");
        await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", first, "--validation-speakers", "1"]);
        string file = corpus.Write("run.json", ModelBundle.Load(first).Training!.Run!.Value.GetRawText());
        CliRun run = await CliRun.RunAsync("train", file, "--output", second, "--name", "mine");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(("first", "mine"), (ModelBundle.Load(first).Name, ModelBundle.Load(second).Name));
        Assert.Equal(
            ModelBundle.Load(first).Weights.SelectMany(tensor => tensor.Values.ToArray()),
            ModelBundle.Load(second).Weights.SelectMany(tensor => tensor.Values.ToArray()));
    }

    [Theory]
    [InlineData("train", "--output", "m.semodel")]
    [InlineData("train", "absent.json", "--output", "m.semodel")]
    [InlineData("train", "--dataset", "ravdess=absent", "--output", "m.semodel")]
    [InlineData("train", "--dataset", "ravdess=.", "--epochs", "0", "--output", "m.semodel")]
    [InlineData("train", "--dataset", "ravdess=.", "--output", "absent/m.semodel")]
    [InlineData("adapt", "--dataset", "ravdess=.", "--output", "absent/m.semodel")]
    [InlineData("card", "m.semodel", "--output", "absent/n.semodel")]
    [InlineData("cross-validate", "--dataset", "ravdess=.", "--report", "absent/page.html")]
    [InlineData("cross-validate", "--dataset", "ravdess=.", "--seeds", "-1")]
    [InlineData("evaluate", "--dataset", "ravdess=.", "--report", "absent/page.html")]
    [InlineData("enroll", ".", "--output", "absent/profile.json")]
    [InlineData("train", "--dataset", "ravdess=.", "--threads", "0", "--output", "m.semodel")]
    [InlineData("train", "--dataset", "ravdess=.", "--validation-speakers", "-1", "--output", "m.semodel")]
    [InlineData("train", "--dataset", "ravdess=.", "--name", " ", "--output", "m.semodel")]
    [InlineData("train")]
    public async Task Train_WrongCommandLine_IsUsage(params string[] args) => Assert.Equal(2, (await CliRun.RunAsync(args)).ExitCode);

    [Fact]
    public async Task Train_DamagedCheckpoint_FailsInOneLineThatNamesIt()
    {
        using ToneCorpus corpus = new();
        string checkpoint = corpus.Write("run.checkpoint", "not a checkpoint");
        CliRun run = await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", corpus.At("m.semodel"), "--checkpoint", checkpoint]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"error: '{checkpoint}' is not a checkpoint", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_UnknownValidationSpeaker_FailsAndNamesIt()
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", corpus.At("m.semodel"), "--validation-speakers", "ravdess/99"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ravdess/99", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(corpus.At("m.semodel")));
    }

    [Theory]
    [InlineData("train")]
    [InlineData("cross-validate")]
    public async Task Train_ThatDiverges_FailsWithOneLine(string command)
    {
        using ToneCorpus corpus = new();
        corpus.Write("training.json", """
            { "epochs": 40, "batch_size": 4, "optimizer": { "learning_rate": 10, "weight_decay": 10 }, "schedule": { "type": "constant" } }
            """);
        string[] end = command == "train" ? ["--output", corpus.At("m.semodel")] : ["--folds", "loso"];
        CliRun run = await CliRun.RunAsync([command, .. corpus.RunOptions, "--validation-speakers", "1", .. end]);
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: Training diverged", run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(corpus.At("m.semodel")));
    }

    [Fact]
    public async Task Train_DamagedCheckpoint_FailsWithOneLine()
    {
        using ToneCorpus corpus = new();
        string checkpoint = corpus.Write("broken.checkpoint", "This is no checkpoint.");
        CliRun run = await CliRun.RunAsync(
            ["train", .. corpus.RunOptions, "--output", corpus.At("m.semodel"), "--validation-speakers", "1", "--checkpoint", checkpoint]);
        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Train_Cancelled_FailsWithoutAModel()
    {
        using ToneCorpus corpus = new();
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        CliRun run = await CliRun.RunAsync(Stream.Null, ["train", .. corpus.RunOptions, "--output", corpus.At("m.semodel")], source.Token);
        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.False(File.Exists(corpus.At("m.semodel")));
    }
}
