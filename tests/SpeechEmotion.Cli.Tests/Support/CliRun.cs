using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Cli.Tests.Support;

/// <summary>One command line run inside the test's process.</summary>
/// <param name="ExitCode">What the process would return.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>Gets the lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command with the tiny model in place of the shipped one.</summary>
    public static Task<CliRun> RunAsync(params string[] args) => RunAsync(Stream.Null, args);

    /// <summary>Runs a command that may read standard input.</summary>
    public static async Task<CliRun> RunAsync(Stream input, string[] args, CancellationToken cancellationToken = default)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        using CliHost host = new() { Output = output, Error = error, OpenInput = () => input, DefaultModel = TinyModel.Create };
        int code = await CommandLine.RunAsync(args, host, cancellationToken);
        return new CliRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Gets the path of one of the repository's clips.</summary>
    public static string Clip(string name) => RepositoryFiles.At("samples", "clips", name + ".wav");
}
