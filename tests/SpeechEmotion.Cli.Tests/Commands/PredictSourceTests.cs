using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Commands;

/// <summary><c>predict --same-source</c>.</summary>
public sealed class PredictSourceTests
{
    private static readonly string[] Clips = [CliRun.Clip("flat"), CliRun.Clip("lively"), CliRun.Clip("slow")];

    [Fact]
    public async Task Predict_SameSource_AnswersAsEnrolledWithTheSameRecordings()
    {
        using TemporaryFolder folder = new();
        string profile = folder.At("source.json");
        await CliRun.RunAsync(["enroll", .. Clips, "--output", profile]);
        CliRun plain = await CliRun.RunAsync(["predict", .. Clips, "--format", "json"]);
        CliRun enrolled = await CliRun.RunAsync(["predict", .. Clips, "--format", "json", "--speaker", profile]);

        CliRun source = await CliRun.RunAsync(["predict", .. Clips, "--format", "json", "--same-source"]);

        Assert.True(source.ExitCode == 0, source.Error);
        Assert.Equal(enrolled.Output, source.Output);
        Assert.NotEqual(plain.Output, source.Output);
        Assert.Contains("note: 3 of 3 recordings with speech, heard as", source.Error, StringComparison.Ordinal);
        Assert.Contains("fewer than 5", source.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_SameSourceAndNamesFromAList_ListensTwice()
    {
        using TemporaryFolder folder = new();
        string list = folder.Write("names.txt", string.Join('\n', Clips));
        CliRun named = await CliRun.RunAsync("predict", "--files-from", list, "--same-source", "--labels", "angry");
        Assert.True(named.ExitCode == 0, named.Error);
        Assert.Equal(Clips.Length, named.Lines.Length);
    }

    [Fact]
    public async Task Predict_SameSourceOfManyFiles_ListensToSomeAllOverTheList()
    {
        using TemporaryFolder folder = new();
        string silence = folder.Silence("silence.wav");
        int half = SourceInput.Most;
        string list = folder.Write("names.txt", string.Join('\n', [.. Enumerable.Repeat(silence, half), .. Enumerable.Repeat(Clips[0], half)]));
        CliRun run = await CliRun.RunAsync("predict", "--files-from", list, "--same-source");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(2 * half, run.Lines.Length);
        Assert.Contains($"note: {half / 2} of {half} recordings with speech", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_SameSourceWithAFileThatCannotBeRead_SaysSoOnceAndAnswersTheOthers()
    {
        using TemporaryFolder folder = new();
        CliRun run = await CliRun.RunAsync(["predict", .. Clips, folder.Write("broken.wav", "no recording"), "--same-source"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(Clips.Length, run.Lines.Length);
        Assert.Single(run.Error.Split('\n'), line => line.Contains("broken.wav", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Predict_SameSourceInWhichNobodySpeaks_IsSilence()
    {
        using TemporaryFolder folder = new();
        CliRun run = await CliRun.RunAsync("predict", folder.Silence("silence.wav"), "--same-source");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("no speech", Assert.Single(run.Lines), StringComparison.Ordinal);
        Assert.Contains("0 of 1 recordings with speech.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_SameSourceWithWhatDoesNotGoWithIt_IsUsage()
    {
        using TemporaryFolder folder = new();
        string profile = folder.At("source.json");
        await CliRun.RunAsync(["enroll", .. Clips, "--output", profile]);
        foreach (string[] other in (string[][])[["--speaker", profile], ["--shard", "1/2"]])
        {
            CliRun run = await CliRun.RunAsync(["predict", .. Clips, "--same-source", .. other]);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(other[0], run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await CliRun.RunAsync("predict", "-", "--same-source")).ExitCode);
    }
}
