using SpeechEmotion.Cli.Tests.Support;

namespace SpeechEmotion.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Run_WithoutArguments_ShowsTheHelpAndIsAUsageError()
    {
        CliRun run = await CliRun.RunAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("  predict ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UnknownCommand_NamesTheCommands()
    {
        CliRun run = await CliRun.RunAsync("foo", "x.wav");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: There is no command 'foo'. Commands are predict, segments, ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Required command", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--members", "train", "--dataset", "ravdess=.", "--members", "3", "--output", "x.semodel")]
    [InlineData("--epoch", "cross-validate", "--dataset", "table=.", "--epoch", "5")]
    [InlineData("--outptu", "predict", "a.wav", "--labels", "angry", "neutral", "--outptu", "x.csv")]
    [InlineData("-x", "predict", "a.wav", "-x")]
    [InlineData("--model", "info", "--model", "my.semodel")]
    [InlineData("--dataset", "dataset", "--dataset", "ravdess=.")]
    public async Task Run_OptionTheCommandDoesNotHave_IsNamed(string option, params string[] args)
    {
        CliRun run = await CliRun.RunAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: '{option}' is not an option of {args[0]}.", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("error:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_FileWhoseNameBeginsWithDashesBehindTwoDashes_IsAFile()
    {
        CliRun run = await CliRun.RunAsync("predict", "--", "--absent.wav");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: --absent.wav: ", run.Error, StringComparison.Ordinal);
    }
}
