using System.Globalization;

namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>Lines for people, and the recording's summary below.</summary>
internal sealed class TableSegmentWriter(TextWriter output) : ISegmentWriter
{
    private const int RunnersUp = 2;

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

    private static string Scores(EmotionSegment segment)
    {
        if (!segment.IsSpeech)
        {
            return string.Empty;
        }

        IEnumerable<string> others = segment.Scores
            .Skip(segment.Emotion is null ? 0 : 1)
            .Take(RunnersUp)
            .Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Emotion} {score.Probability:0.00}"));
        return string.Create(CultureInfo.InvariantCulture, $"{segment.Confidence:0.00}   ({string.Join(", ", others)})");
    }
}
