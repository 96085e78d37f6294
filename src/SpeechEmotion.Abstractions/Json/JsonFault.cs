using System.Text.Json;
using System.Text.RegularExpressions;

namespace SpeechEmotion;

/// <summary>Says what is wrong with a JSON file to the person who wrote it, who knows no type of this library.</summary>
internal static partial class JsonFault
{
    /// <summary>Describes what the serializer threw: what is wrong, where, and on which line, counted from 1.</summary>
    public static string Describe(Exception error)
    {
        string message = Place().Replace(error.Message, string.Empty);
        message = Unknown().Match(message) is { Success: true } unknown ? $"'{unknown.Groups["name"]}' is not known here."
            : Kind().IsMatch(message) ? "A value is of another kind than it must be."
            : Discriminator().Match(message) is { Success: true } other ? $"The type '{other.Groups["name"]}' is not known."
            : message.Replace(" Change the reader options.", string.Empty, StringComparison.Ordinal);
        string[] place = error is JsonException json
            ? [.. new[] { json.Path is { Length: > 2 } path ? $"at {path[2..]}" : null, json.LineNumber is { } line ? $"line {line + 1}" : null }.OfType<string>()]
            : [];
        return place.Length == 0 ? message : $"{message} ({string.Join(", ", place)})";
    }

    [GeneratedRegex(@"^The JSON property '(?<name>.*)' could not be mapped to any \.NET member")]
    private static partial Regex Unknown();

    [GeneratedRegex("^The JSON value could not be converted to ")]
    private static partial Regex Kind();

    [GeneratedRegex("unrecognized type discriminator id '(?<name>.*)'")]
    private static partial Regex Discriminator();

    // The serializer's own, which counts lines from 0.
    [GeneratedRegex(@" (Path: .*|LineNumber: \d+ \| BytePositionInLine: \d+\.)$", RegexOptions.Singleline)]
    private static partial Regex Place();
}
