using SpeechEmotion.Cli.Tests.Support;

namespace SpeechEmotion.Cli.Tests;

public sealed class HelpTests
{
    private static readonly string[] Names = ["predict", "segments", "plot", "features", "train", "evaluate", "cross-validate", "adapt", "enroll", "card", "dataset", "info"];

    public static TheoryData<string> Commands => new(Names);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfEveryCommand_EndsWithExamples(string command)
    {
        CliRun run = await CliRun.RunAsync(command, "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        string[] examples = run.Lines.SkipWhile(line => line != "Examples:").Skip(1).ToArray();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.StartsWith($"  speech-emotion {command}", example, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_OfTheProgram_ListsEveryCommand()
    {
        CliRun run = await CliRun.RunAsync("--help");
        Assert.Equal(0, run.ExitCode);
        Assert.All(Names, name => Assert.Contains($"  {name} ", run.Output, StringComparison.Ordinal));
    }
}
