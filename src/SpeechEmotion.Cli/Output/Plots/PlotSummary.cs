using SpeechEmotion.Cli.Output.Segments;

namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>The picture in words.</summary>
internal static class PlotSummary
{
    // A description that is read aloud must end some time.
    private const int MostTurns = 40;

    /// <summary>Says how long the recording is and what is heard in it.</summary>
    public static string Sentence(PlotData data)
    {
        RecordingSummary summary = RecordingSummary.Of(data.Turns);
        string part = data.IsCut || data.Start > TimeSpan.Zero
            ? $"From {SegmentText.ShortClock(data.Start)} to {SegmentText.ShortClock(data.Start + data.Signal.Duration)} of the recording"
            : $"Length {SegmentText.ShortClock(data.Signal.Duration)}";
        return $"{part}, speech {SegmentText.ShortClock(summary.SpeechTime)}{SegmentText.Shares(summary)}.";
    }

    /// <summary>Lists the turns.</summary>
    public static string Turns(PlotData data)
    {
        IEnumerable<string> turns = data.Turns.Take(MostTurns).Select(turn => $"{Span(data, turn)} {Answer(turn)}");
        return $"{string.Join("; ", turns)}{(data.Turns.Count > MostTurns ? "; and so on" : string.Empty)}.";
    }

    /// <summary>Writes when a segment is heard, counted from the beginning of the recording.</summary>
    public static string Span(PlotData data, EmotionSegment segment) =>
        $"{SegmentText.ShortClock(data.Start + segment.Start)}–{SegmentText.ShortClock(data.Start + segment.End)}";

    /// <summary>Writes what a segment sounds like.</summary>
    public static string Answer(EmotionSegment segment) => segment.IsSpeech ? SegmentText.Caption(segment) : "no speech";
}
