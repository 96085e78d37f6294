using System.CommandLine;

namespace SpeechEmotion.Cli.Input;

/// <summary>Which channel of a recording to listen to.</summary>
internal static class ChannelInput
{
    /// <summary>Makes the option <c>--channel</c>.</summary>
    public static Option<int?> Option() => new("--channel")
    {
        Description = "Listen to one channel only, counted from 0 (0 is left); the mean of all if left out.",
        HelpName = "N",
    };

    /// <summary>Reads the option.</summary>
    /// <exception cref="UsageException">The number is negative.</exception>
    public static int? Read(ParseResult arguments, Option<int?> option) => arguments.GetValue(option) is var channel and not < 0
        ? channel
        : throw new UsageException($"--channel must be 0 or more; it was {arguments.GetValue(option)}.");
}
