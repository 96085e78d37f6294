namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>Captions for players, WebVTT or SubRip: one cue a stretch of speech, nothing where nobody speaks.</summary>
internal sealed class CaptionWriter(TextWriter output, bool isWebVtt) : ISegmentWriter
{
    private int _number;

    /// <inheritdoc/>
    public bool NeedsOrder => true;

    /// <inheritdoc/>
    public void Begin()
    {
        if (isWebVtt)
        {
            output.WriteLine("WEBVTT");
            output.WriteLine();
        }
    }

    /// <inheritdoc/>
    public void Write(EmotionSegment segment)
    {
        if (!segment.IsSpeech)
        {
            return;
        }

        char mark = isWebVtt ? '.' : ',';
        output.WriteLine(++_number);
        output.WriteLine($"{SegmentText.Clock(segment.Start, mark)} --> {SegmentText.Clock(segment.End, mark)}");
        output.WriteLine(Text(segment));
        output.WriteLine();
        output.Flush();
    }

    /// <inheritdoc/>
    public void End()
    {
    }

    private string Text(EmotionSegment segment)
    {
        string caption = SegmentText.Caption(segment).ReplaceLineEndings(" ");
        if (!isWebVtt)
        {
            return segment.Channel is { } number ? $"channel {number}: {caption}" : caption;
        }

        // In WebVTT & and < begin an escape or a tag; the voice tag says who speaks.
        string escaped = caption
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        return segment.Channel is { } channel ? $"<v channel {channel}>{escaped}" : escaped;
    }
}
