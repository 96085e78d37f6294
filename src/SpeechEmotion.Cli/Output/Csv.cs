namespace SpeechEmotion.Cli.Output;

/// <summary>Comma-separated values as RFC 4180 has them.</summary>
internal static class Csv
{
    /// <summary>Quotes a field where it needs to be.</summary>
    public static string Field(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>Joins fields into a row.</summary>
    public static string Row(IEnumerable<string> fields) => string.Join(',', fields.Select(Field));
}
