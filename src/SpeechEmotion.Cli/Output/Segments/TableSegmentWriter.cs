namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>Lines for people, and the recording's summary below.</summary>
internal sealed class TableSegmentWriter(TextWriter output) : ISegmentWriter
{
    private readonly List<EmotionSegment> _segments = [];

    /// <inheritdoc/>
    public bool NeedsOrder => true;

    /// <inheritdoc/>
    public void Begin() => output.WriteLine($"{"from",10} {"to",10}  {"emotion",-10} probability");

    /// <inheritdoc/>
    public void Write(EmotionSegment segment)
    {
        _segments.Add(segment);
        string times = $"{SegmentText.ShortClock(segment.Start),10} {SegmentText.ShortClock(segment.End),10}";
        output.WriteLine($"{times}  {Name(segment.Channel)}{SegmentText.Answer(segment),-10} {Scores(segment)}".TrimEnd());
        output.Flush();
    }

    /// <inheritdoc/>
    public void End()
    {
        output.WriteLine();
        foreach (int? channel in _segments.Select(segment => segment.Channel).DefaultIfEmpty(null).Distinct().Order())
        {
            RecordingSummary summary = RecordingSummary.Of(_segments.Where(segment => segment.Channel == channel));
            output.WriteLine(
                $"{Name(channel)}{SegmentText.ShortClock(summary.SpeechTime)} of speech in {SegmentText.ShortClock(summary.Duration)}{SegmentText.Shares(summary)}");
        }
    }

    private static string Name(int? channel) => channel is { } number ? $"[{number}] " : string.Empty;

    private static string Scores(EmotionSegment segment) =>
        segment.IsSpeech ? ScoreText.Of(segment.Scores, segment.Emotion, segment.Confidence) : string.Empty;
}
