namespace SpeechEmotion.Cli.Output;

/// <summary>Makes the writer of a format.</summary>
internal static class PredictionWriters
{
    /// <summary>Gives the format that a file's name says; <see langword="null"/> where it has no ending.</summary>
    /// <exception cref="UsageException">The ending is that of no format.</exception>
    public static string? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => "csv",
        ".json" or ".jsonl" or ".ndjson" => "json",
        ".txt" or ".log" => "text",
        "" => null,
        string ending => throw new UsageException($"'{path}' says no format ({ending}); end it in .csv, .json, .jsonl or .txt, or give --format."),
    };

    /// <summary>Makes the writer.</summary>
    /// <param name="format"><c>text</c>, <c>json</c> or <c>csv</c>.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="labels">The emotions, for the columns of a table.</param>
    /// <param name="fingerprint">What tells the model from others with its name, for JSON.</param>
    /// <param name="files">Some of the files to come, for the width of the first column.</param>
    public static IPredictionWriter Create(
        string format, TextWriter output, IReadOnlyList<string> labels, string fingerprint, IEnumerable<string> files) => format switch
    {
        "json" => new JsonPredictionWriter(output, fingerprint),
        "csv" => new CsvPredictionWriter(output, labels),
        _ => new TextPredictionWriter(output, files),
    };
}
