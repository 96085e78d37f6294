using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class EnrollCommandTests
{
    [Fact]
    public async Task Enroll_ThenPredict_TakesTheSpeakersOwnOff()
    {
        using TemporaryFolder folder = new();
        string profile = folder.At("anna.json");

        CliRun run = await CliRun.RunAsync("enroll", CliRun.Clip("flat"), CliRun.Clip("lively"), folder.Silence("silence.wav"), "--output", profile);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("2 of 3 recordings with speech", run.Output, StringComparison.Ordinal);
        Assert.Contains("fewer than 5", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, SpeakerProfile.Parse(await File.ReadAllTextAsync(profile)).Clips);
        CliRun plain = await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--format", "json");
        CliRun own = await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--format", "json", "--speaker", profile);
        Assert.True(own.ExitCode == 0, own.Error);
        Assert.NotEqual(plain.Output, own.Output);
        Assert.Equal(0, (await CliRun.RunAsync("segments", CliRun.Clip("flat"), "--speaker", profile)).ExitCode);
        Assert.Equal(0, (await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--speaker", profile, "--labels", "angry")).ExitCode);
    }

    [Fact]
    public async Task Enroll_OutputThatIsARecording_IsRefusedAndTheRecordingStays()
    {
        using TemporaryFolder folder = new();
        string file = folder.CopyClip("flat", "a.wav");
        CliRun run = await CliRun.RunAsync("enroll", folder.Path, "--output", file);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(CliRun.Clip("flat")), await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task Enroll_ProfileOfAnotherModel_IsRefused()
    {
        using TemporaryFolder folder = new();
        string profile = folder.At("anna.json"), model = folder.At("other.semodel");
        await CliRun.RunAsync("enroll", CliRun.Clip("flat"), "--output", profile);
        (TinyModel.Create() with { Version = "9.9.9" }).Save(model);
        CliRun other = await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--speaker", profile, "--model", model);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("9.9.9", other.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--speaker", folder.At("none.json"))).ExitCode);
        Assert.Equal(2, (await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--speaker", CliRun.Clip("flat"))).ExitCode);
    }

    [Fact]
    public async Task Enroll_FilesThatCannotBeUsed_AreNamed()
    {
        using TemporaryFolder folder = new();
        string profile = folder.At("anna.json");
        CliRun some = await CliRun.RunAsync("enroll", CliRun.Clip("flat"), folder.Write("a.txt", "no audio"), "--output", profile);
        Assert.Equal(1, some.ExitCode);
        Assert.Contains("a.txt", some.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(profile));
        CliRun none = await CliRun.RunAsync("enroll", folder.Silence("silence.wav"), "--output", folder.At("none.json"));
        Assert.Equal(1, none.ExitCode);
        Assert.False(File.Exists(folder.At("none.json")));
        Assert.Equal(2, (await CliRun.RunAsync("enroll", CliRun.Clip("flat"))).ExitCode);
    }
}
