using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace SpeechEmotion.Cli.Input;

/// <summary>Reads numbers as everything here writes them, with a point; the parser's own takes a comma for a separator of thousands.</summary>
internal static class NumberInput
{
    /// <summary>Reads an option's value.</summary>
    public static T Parse<T>(ArgumentResult result)
        where T : struct, INumber<T>
    {
        string text = result.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value))
        {
            return value;
        }

        string point = text.Contains(',', StringComparison.Ordinal) ? " Write a point, as in 2.5." : string.Empty;
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} takes a number; it was '{text}'.{point}");
        return default;
    }
}
