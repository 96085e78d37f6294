namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>The formats of segments by name and file extension.</summary>
internal static class SegmentFormat
{
    /// <summary>Gets the names.</summary>
    public static string[] Names { get; } = ["table", "jsonl", "json", "csv", "vtt", "srt", "textgrid", "audacity"];

    /// <summary>Gets the format that a file's name says: <c>table</c> without a file and for text.</summary>
    /// <exception cref="UsageException">The ending is that of no format.</exception>
    public static string OfFile(string? path) => Path.GetExtension(path)?.ToUpperInvariant() switch
    {
        null or "" or ".TXT" => "table",
        ".JSONL" or ".NDJSON" or ".JSON" => "jsonl",
        ".CSV" => "csv",
        ".VTT" => "vtt",
        ".SRT" => "srt",
        ".TEXTGRID" => "textgrid",
        _ => throw new UsageException(
            $"--output: '{Path.GetExtension(path)}' says no format; use .txt, .jsonl, .csv, .vtt, .srt or .TextGrid, or say it with --format."),
    };

    /// <summary>Gets the ending of files of a format.</summary>
    public static string Extension(string format) => format switch
    {
        "jsonl" or "json" => ".jsonl",
        "textgrid" => ".TextGrid",
        "csv" or "vtt" or "srt" => "." + format,
        _ => ".txt",
    };

    /// <summary>Makes the writer of a format.</summary>
    public static ISegmentWriter Create(string format, TextWriter output, EmotionRecognizer recognizer) => format switch
    {
        "jsonl" or "json" => new JsonSegmentWriter(output, recognizer.ModelName),
        "csv" => new CsvSegmentWriter(output, recognizer.Labels),
        "vtt" => new CaptionWriter(output, isWebVtt: true),
        "srt" => new CaptionWriter(output, isWebVtt: false),
        "textgrid" => new TextGridWriter(output),
        "audacity" => new AudacityLabelWriter(output),
        _ => new TableSegmentWriter(output),
    };
}
