using System.CommandLine;

namespace SpeechEmotion.Cli.Input;

/// <summary>How many files to work on at the same time.</summary>
internal static class JobsInput
{
    private const int MostJobs = 1024;

    /// <summary>Makes the option <c>--jobs</c>.</summary>
    public static Option<int> Option(string description) =>
        new("--jobs", "-j") { Description = description, HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };

    /// <summary>Reads the option.</summary>
    /// <exception cref="UsageException">The number is out of range.</exception>
    public static int Read(ParseResult arguments, Option<int> option) => arguments.GetValue(option) is var jobs and >= 1 and <= MostJobs
        ? jobs
        : throw new UsageException($"--jobs must be between 1 and {MostJobs}; it was {arguments.GetValue(option)}.");
}
