namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>The formats of segments by name and file extension.</summary>
internal static class SegmentFormat
{
    /// <summary>Gets the names.</summary>
    public static string[] Names { get; } = ["table", "jsonl", "csv", "vtt", "srt", "textgrid", "audacity"];

    /// <summary>Gets the format that a file's name says, or <c>table</c>.</summary>
    public static string OfFile(string? path) => Path.GetExtension(path)?.ToUpperInvariant() switch
    {
        ".JSONL" or ".NDJSON" => "jsonl",
        ".CSV" => "csv",
        ".VTT" => "vtt",
        ".SRT" => "srt",
        ".TEXTGRID" => "textgrid",
        _ => "table",
    };

    /// <summary>Makes the writer of a format.</summary>
    public static ISegmentWriter Create(string format, TextWriter output, IReadOnlyList<string> labels) => format switch
    {
        "jsonl" => new JsonSegmentWriter(output),
        "csv" => new CsvSegmentWriter(output, labels),
        "vtt" => new CaptionWriter(output, isWebVtt: true),
        "srt" => new CaptionWriter(output, isWebVtt: false),
        "textgrid" => new TextGridWriter(output),
        "audacity" => new AudacityLabelWriter(output),
        _ => new TableSegmentWriter(output),
    };
}
