using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class InfoCommandTests
{
    [Fact]
    public async Task Info_Model_ShowsContentsAndCard()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("tiny.semodel");
        TinyModel.Create().Save(path);
        CliRun run = await CliRun.RunAsync("info", path);

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            ["tiny 1.0.0", "angry, sad", "1 Rms, 1 ZeroCrossingRate at 16000 Hz", "1 flatten, 1 dense, 1 softmax", "6 numbers in 2 tensors", "passed", "# Tiny"],
            part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Info_FileThatIsNoModel_Fails()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("no.semodel", "nothing");
        CliRun run = await CliRun.RunAsync("info", file);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"error: {file}: this is no zip file", run.Error, StringComparison.Ordinal);
    }
}
