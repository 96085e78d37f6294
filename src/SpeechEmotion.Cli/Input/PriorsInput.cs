using System.CommandLine;
using System.Globalization;

namespace SpeechEmotion.Cli.Input;

/// <summary>How often emotions occur in what is judged.</summary>
internal static class PriorsInput
{
    /// <summary>Creates the option.</summary>
    /// <param name="description">What is done with the shares.</param>
    public static Option<string[]> Option(string description) => new("--priors")
    {
        Description = $"How often emotions occur: neutral=0.8; those not named divide the rest evenly. {description}",
        HelpName = "EMOTION=SHARE",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Reads the shares; <see langword="null"/> where none was given.</summary>
    /// <exception cref="UsageException">A share is not written as it must be, or an emotion is named twice.</exception>
    public static IReadOnlyDictionary<string, double>? Read(ParseResult arguments, Option<string[]> option)
    {
        if (arguments.GetValue(option) is not { Length: > 0 } given)
        {
            return null;
        }

        Dictionary<string, double> shares = new(StringComparer.Ordinal);
        foreach (string entry in given)
        {
            if (entry.Split('=') is not [{ Length: > 0 } emotion, var text]
                || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double share))
            {
                throw new UsageException($"--priors takes EMOTION=SHARE, such as neutral=0.8; it was '{entry}'.");
            }

            if (!shares.TryAdd(emotion, share))
            {
                throw new UsageException($"--priors names '{emotion}' twice.");
            }
        }

        return shares;
    }
}
