namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>A table with one row a segment and one column an emotion; times in seconds.</summary>
internal sealed class CsvSegmentWriter(TextWriter output, IReadOnlyList<string> labels) : ISegmentWriter
{
    /// <inheritdoc/>
    public bool NeedsOrder => false;

    /// <inheritdoc/>
    public void Begin() => output.WriteLine(Csv.Row(["start", "end", "channel", "emotion", "confidence", "isSpeech", "speechRatio", .. labels]));

    /// <inheritdoc/>
    public void Write(EmotionSegment segment)
    {
        Dictionary<string, float> scores = segment.Scores.ToDictionary(score => score.Emotion, score => score.Probability);
        output.WriteLine(Csv.Row(
        [
            SegmentText.Seconds(segment.Start),
            SegmentText.Seconds(segment.End),
            $"{segment.Channel}",
            segment.Emotion ?? string.Empty,
            SegmentText.Number(segment.Confidence),
            segment.IsSpeech ? "true" : "false",
            SegmentText.Number(segment.SpeechRatio),
            .. labels.Select(label => scores.TryGetValue(label, out float p) ? SegmentText.Number(p) : string.Empty),
        ]));
        output.Flush();
    }

    /// <inheritdoc/>
    public void End()
    {
    }
}
