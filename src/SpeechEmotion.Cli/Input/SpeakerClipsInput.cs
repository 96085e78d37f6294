using System.CommandLine;

namespace SpeechEmotion.Cli.Input;

/// <summary>How many other clips of its speaker each clip is judged with.</summary>
internal static class SpeakerClipsInput
{
    /// <summary>Creates the option.</summary>
    public static Option<int> Option() => new("--speaker-clips")
    {
        Description = "Judge each clip with a profile of so many other clips of its speaker, as enroll makes them; no labels are used.",
        HelpName = "COUNT",
    };

    /// <summary>Reads the count.</summary>
    /// <exception cref="UsageException">It is negative.</exception>
    public static int Read(ParseResult arguments, Option<int> option) => arguments.GetValue(option) is var count and >= 0
        ? count
        : throw new UsageException($"--speaker-clips must be 0 or more; it was {arguments.GetValue(option)}.");
}
