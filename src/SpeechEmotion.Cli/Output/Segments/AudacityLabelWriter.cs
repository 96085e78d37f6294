using System.Globalization;

namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>A label track for Audacity (File, Import, Labels): beginning, end and text, split by tabs; nothing where nobody speaks.</summary>
internal sealed class AudacityLabelWriter(TextWriter output) : ISegmentWriter
{
    /// <inheritdoc/>
    public bool NeedsOrder => true;

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public void Write(EmotionSegment segment)
    {
        if (segment.IsSpeech)
        {
            string text = SegmentText.Caption(segment).ReplaceLineEndings(" ").Replace('\t', ' ');
            string channel = segment.Channel is { } number ? $"channel {number}: " : string.Empty;
            output.WriteLine($"{Seconds(segment.Start)}\t{Seconds(segment.End)}\t{channel}{text}");
            output.Flush();
        }
    }

    /// <inheritdoc/>
    public void End()
    {
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture);
}
