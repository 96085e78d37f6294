using System.IO.Compression;
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

    [Theory]
    [InlineData("train")]
    [InlineData("cross-validate")]
    [InlineData("evaluate")]
    public async Task Train_LabelMapWithATypingError_IsNoted(string command)
    {
        using ToneCorpus corpus = new(speakers: 5);
        string map = corpus.Write("map.json", """{ "labels": { "angri": null } }""");
        string[] options = command == "evaluate" ? ["--dataset", corpus.Dataset] : corpus.RunOptions, output = command == "train" ? ["--output", corpus.At("m.semodel")] : [];

        CliRun run = await CliRun.RunAsync([command, .. options, .. output, "--label-map", map]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("note: The label map lists 'angri', which no clip has; their labels are 'angry', 'sad'.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train")]
    [InlineData("cross-validate")]
    [InlineData("evaluate")]
    public async Task Train_CorpusGivenTwice_IsRefused(string command)
    {
        using ToneCorpus corpus = new();
        string[] options = command == "evaluate" ? ["--dataset", corpus.Dataset] : corpus.RunOptions, output = command == "train" ? ["--output", corpus.At("m.semodel")] : [];

        CliRun run = await CliRun.RunAsync([command, .. options, "--dataset", corpus.Dataset, .. output]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("is given twice, a recording of 'ravdess'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train", "2 validating and 1 training speakers")]
    [InlineData("cross-validate", "'fold 1': 2 validating and 1 training speakers")]
    public async Task Train_MoreSpeakersThatValidateThanTrain_AreNoted(string command, string expected)
    {
        using ToneCorpus corpus = new(speakers: command == "train" ? 3 : 6);
        string[] how = command == "train" ? ["--output", corpus.At("m.semodel")] : ["--fold-count", "2"];

        CliRun run = await CliRun.RunAsync([command, .. corpus.RunOptions, .. how, "--validation-speakers", "2"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains($"note: {expected}", run.Error, StringComparison.Ordinal);
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
    [InlineData("Give a run file, or at least one --dataset", "train", "--output", "m.semodel")]
    [InlineData("absent.json", "train", "absent.json", "--output", "m.semodel")]
    [InlineData("there is no folder 'absent'", "train", "--dataset", "ravdess=absent", "--output", "m.semodel")]
    [InlineData("Epochs must be", "train", "--dataset", "ravdess=.", "--epochs", "0", "--output", "m.semodel")]
    [InlineData("cannot be written: there is no folder", "train", "--dataset", "ravdess=.", "--output", "absent/m.semodel")]
    [InlineData("cannot be written: there is no folder", "adapt", "--dataset", "ravdess=.", "--output", "absent/m.semodel")]
    [InlineData("cannot be written: there is no folder", "card", "m.semodel", "--output", "absent/n.semodel")]
    [InlineData("cannot be written: there is no folder", "cross-validate", "--dataset", "ravdess=.", "--report", "absent/page.html")]
    [InlineData("Seeds must be 0 or more", "cross-validate", "--dataset", "ravdess=.", "--seeds", "-1")]
    [InlineData("cannot be written: there is no folder", "evaluate", "--dataset", "ravdess=.", "--report", "absent/page.html")]
    [InlineData("cannot be written: there is no folder", "enroll", ".", "--output", "absent/profile.json")]
    [InlineData("Threads must be", "train", "--dataset", "ravdess=.", "--threads", "0", "--output", "m.semodel")]
    [InlineData("Validation count", "train", "--dataset", "ravdess=.", "--validation-speakers", "-1", "--output", "m.semodel")]
    [InlineData("Name (name) must have", "train", "--dataset", "ravdess=.", "--name", " ", "--output", "m.semodel")]
    [InlineData("--output", "train")]
    public async Task Train_WrongCommandLine_IsUsageAndNamed(string expected, params string[] args)
    {
        CliRun run = await CliRun.RunAsync(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_Half_StoresWeightsInHalfTheBytesAndCardKeepsThem()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("m.semodel"), finished = corpus.At("n.semodel");
        CliRun run = await CliRun.RunAsync(
            ["train", .. corpus.RunOptions, "--output", model, "--validation-speakers", "1", "--half", "--model-version", "2.3.4"]);
        Assert.True(run.ExitCode == 0, run.Error);

        Assert.Equal(0, (await CliRun.RunAsync("card", model, "--licence", "CC0-1.0", "--output", finished)).ExitCode);

        ModelBundle before = ModelBundle.Load(model), after = ModelBundle.Load(finished);
        Assert.Equal("2.3.4", before.Version);
        Assert.All(before.Weights.SelectMany(tensor => tensor.Values.ToArray()), weight => Assert.Equal(weight, (float)(Half)weight));
        Assert.Equal(StoredWeights(model), StoredWeights(finished));
        Assert.Equal("CC0-1.0", after.Licence);
    }

    [Fact]
    public async Task Train_Noises_AreMixedBehindClips()
    {
        using ToneCorpus corpus = new();
        string plan = corpus.Write("plan.json", """
            { "variants": [ { "name": "noisy", "steps": [ { "type": "recorded_noise", "snr_db": 0 } ] } ] }
            """);
        string[] command =
            ["train", .. corpus.RunOptions, "--augmentation", plan, "--validation-speakers", "1", "--output", corpus.At("m.semodel"), "--noises"];

        CliRun without = await CliRun.RunAsync(command[..^1]);
        CliRun empty = await CliRun.RunAsync([.. command, Directory.CreateDirectory(corpus.At("empty")).FullName]);
        CliRun run = await CliRun.RunAsync([.. command, Path.GetDirectoryName(CliRun.Clip("flat"))!]);

        Assert.NotEqual(0, without.ExitCode);
        Assert.Equal((2, true), (empty.ExitCode, empty.Error.Contains("--noises", StringComparison.Ordinal)));
        Assert.True(run.ExitCode == 0, run.Error);
    }

    [Fact]
    public async Task Train_DamagedCheckpoint_FailsInOneLineThatNamesIt()
    {
        using ToneCorpus corpus = new();
        string checkpoint = corpus.Write("run.checkpoint", "not a checkpoint");
        CliRun run = await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", corpus.At("m.semodel"), "--checkpoint", checkpoint]);
        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal));
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
    public async Task Train_Cancelled_FailsWithoutAModel()
    {
        using ToneCorpus corpus = new();
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        CliRun run = await CliRun.RunAsync(Stream.Null, ["train", .. corpus.RunOptions, "--output", corpus.At("m.semodel")], source.Token);
        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.False(File.Exists(corpus.At("m.semodel")));
    }

    private static byte[] StoredWeights(string model)
    {
        using ZipArchive zip = ZipFile.OpenRead(model);
        using Stream weights = zip.GetEntry("weights.safetensors")!.Open();
        using MemoryStream bytes = new();
        weights.CopyTo(bytes);
        return bytes.ToArray();
    }
}
