using System.CommandLine;
using System.Globalization;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Cli.Input;

/// <summary>How often emotions occur in what is judged.</summary>
internal static class PriorsInput
{
    private const string Name = "--priors";

    /// <summary>Creates the option.</summary>
    /// <param name="description">What is done with the shares.</param>
    public static Option<string?> Option(string description) => new(Name)
    {
        Description = $"How often emotions occur: neutral=0.8 or neutral=0.8,angry=0.05; those not named divide the rest evenly. {description}",
        HelpName = "EMOTION=SHARE",
    };

    /// <summary>Reads the shares; <see langword="null"/> where none was given.</summary>
    /// <exception cref="UsageException">A share is not written as it must be or out of range, or an emotion is named twice.</exception>
    public static IReadOnlyDictionary<string, double>? Read(ParseResult arguments, Option<string?> option)
    {
        if (arguments.GetValue(option) is not { } given)
        {
            return null;
        }

        Dictionary<string, double> shares = new(StringComparer.Ordinal);
        foreach (string entry in given.Split(',', StringSplitOptions.TrimEntries))
        {
            if (entry.Split('=') is not [{ Length: > 0 } emotion, var text]
                || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double share))
            {
                throw new UsageException($"{Name} takes EMOTION=SHARE, such as neutral=0.8; it was '{given}'.");
            }

            if (!shares.TryAdd(emotion, share))
            {
                throw new UsageException($"{Name} names '{emotion}' twice.");
            }
        }

        ThrowIfAny(PriorShift.Errors(shares));
        return shares;
    }

    /// <summary>Checks that shares are of the emotions there are to choose from.</summary>
    /// <exception cref="UsageException">They are not.</exception>
    public static void Check(IReadOnlyDictionary<string, double>? shares, IReadOnlyList<string> labels) =>
        ThrowIfAny(shares is null ? [] : PriorShift.Errors(shares, labels));

    private static void ThrowIfAny(IEnumerable<string> errors) => UsageException.ThrowIfAny(errors.Select(error => $"{Name}: {error}"));
}
