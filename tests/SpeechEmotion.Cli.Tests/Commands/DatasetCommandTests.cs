using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class DatasetCommandTests
{
    [Fact]
    public async Task Dataset_SmallCorpus_CountsAndFindsTheDuplicate()
    {
        using TemporaryFolder folder = new();
        folder.CopyClip("lively", "Actor_01/03-01-03-01-01-01-01.wav");
        folder.CopyClip("lively", "Actor_01/03-01-03-01-01-02-01.wav");
        folder.CopyClip("flat", "Actor_02/03-01-04-01-01-01-02.wav");
        folder.CopyClip("flat", "Actor_02/holiday.wav");
        CliRun run = await CliRun.RunAsync("dataset", $"ravdess={folder.Path}");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("3 clips, 2 speakers", run.Output, StringComparison.Ordinal);
        Assert.Contains("duplicates: 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("holiday.wav", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dataset")]
    [InlineData("evaluate", "--dataset")]
    [InlineData("cross-validate", "--dataset")]
    [InlineData("adapt", "--output", "a.semodel", "--dataset")]
    [InlineData("train", "--output", "a.semodel", "--dataset")]
    public async Task Dataset_FolderWithoutRecordings_IsAnInputThatCannotBeUsed(params string[] command)
    {
        using TemporaryFolder folder = new();
        Assert.Equal(1, (await CliRun.RunAsync([.. command, $"tess={folder.Path}"])).ExitCode);
    }

    [Fact]
    public async Task Dataset_SpeakerOfTwoSexes_IsCountedUnderBoth()
    {
        using TemporaryFolder folder = new();
        folder.CopyClip("lively", "a.wav");
        folder.CopyClip("flat", "b.wav");
        folder.Write("metadata.csv", "file_name,emotion,speaker,sex\na.wav,angry,x,F\nb.wav,sad,x,\n");

        CliRun run = await CliRun.RunAsync("dataset", $"table={folder.Path}");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("female (1 speakers)", run.Output, StringComparison.Ordinal);
        Assert.Contains("not stated (1 speakers)", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ravdess")]
    [InlineData("=folder")]
    [InlineData("ravdess=no-such-folder")]
    [InlineData("unknown=.")]
    public async Task Dataset_WrongArgument_IsUsage(string argument)
    {
        CliRun run = await CliRun.RunAsync("dataset", argument);
        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("Parameter", run.Error, StringComparison.Ordinal);
    }

    [CorpusFact("ravdess")]
    public async Task Dataset_Ravdess_HasItsPublishedCountsAndOneDuplicatePair()
    {
        CliRun run = await CliRun.RunAsync("dataset", $"ravdess={Corpora.Folder("ravdess")}");
        Assert.Contains("1440 clips, 24 speakers", run.Output, StringComparison.Ordinal);
        Assert.Contains("duplicates: 1", run.Output, StringComparison.Ordinal);
    }
}
