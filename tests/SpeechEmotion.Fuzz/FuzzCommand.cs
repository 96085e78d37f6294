using System.Globalization;

namespace SpeechEmotion.Fuzz;

/// <summary>What the command line asks for.</summary>
/// <param name="Seconds">How long to search, all doors together.</param>
/// <param name="Seed">The same seed gives the same inputs.</param>
/// <param name="Target">One door; <see langword="null"/> for all.</param>
/// <param name="Input">A saved input to try once instead.</param>
internal sealed record FuzzCommand(int Seconds, int Seed, string? Target, string? Input)
{
    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ArgumentException">An argument is unknown or has no value.</exception>
    public static FuzzCommand Parse(string[] args)
    {
        FuzzCommand command = new(60, 1, null, null);
        for (int i = 0; i < args.Length; i += 2)
        {
            string value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} needs a value.");
            command = args[i] switch
            {
                "--seconds" => command with { Seconds = Number(value) },
                "--seed" => command with { Seed = Number(value) },
                "--target" => command with { Target = value },
                "--input" => command with { Input = value, Target = command.Target ?? Path.GetFileName(value).Split('-')[0] },
                _ => throw new ArgumentException($"'{args[i]}' is unknown. Known: --seconds, --seed, --target, --input."),
            };
        }

        return command;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new ArgumentException($"'{text}' is no number.");
}
