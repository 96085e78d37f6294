namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>
/// A TextGrid for Praat, in its long text format: for each channel a tier with emotions and one with their probabilities. Intervals of
/// a tier follow each other without gaps, so the writer needs turns; where nobody speaks the text is empty.
/// </summary>
internal sealed class TextGridWriter(TextWriter output) : ISegmentWriter
{
    // The format states sizes before contents, so the turns are kept until the end.
    private readonly List<EmotionSegment> _segments = [];

    /// <inheritdoc/>
    public bool NeedsOrder => true;

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public void Write(EmotionSegment segment) => _segments.Add(segment);

    /// <inheritdoc/>
    public void End()
    {
        TimeSpan end = _segments.Select(segment => segment.End).DefaultIfEmpty().Max();
        List<(string Name, List<Interval> Intervals)> tiers = [];
        foreach (IGrouping<int, EmotionSegment> channel in _segments.GroupBy(segment => segment.Channel ?? -1).OrderBy(group => group.Key))
        {
            string suffix = channel.Key < 0 ? string.Empty : $" channel {channel.Key}";
            tiers.Add(($"emotion{suffix}", Intervals(channel, end, SegmentText.Answer)));
            tiers.Add(($"probability{suffix}", Intervals(channel, end, segment => SegmentText.Number(segment.Confidence))));
        }

        output.WriteLine("File type = \"ooTextFile\"");
        output.WriteLine("Object class = \"TextGrid\"");
        output.WriteLine();
        WriteSpan(string.Empty, TimeSpan.Zero, end);
        output.WriteLine("tiers? <exists>");
        output.WriteLine($"size = {tiers.Count}");
        output.WriteLine("item []:");
        for (int i = 0; i < tiers.Count; i++)
        {
            WriteTier(i + 1, tiers[i].Name, tiers[i].Intervals, end);
        }
    }

    private static List<Interval> Intervals(IEnumerable<EmotionSegment> segments, TimeSpan end, Func<EmotionSegment, string> text)
    {
        List<Interval> intervals = [];
        TimeSpan position = TimeSpan.Zero;
        foreach (EmotionSegment segment in segments)
        {
            Fill(segment.Start);
            intervals.Add(new Interval(position, segment.End, segment.IsSpeech ? text(segment) : string.Empty));
            position = segment.End;
        }

        Fill(end);
        return intervals;

        void Fill(TimeSpan until)
        {
            if (until > position)
            {
                intervals.Add(new Interval(position, until, string.Empty));
                position = until;
            }
        }
    }

    private void WriteTier(int number, string name, List<Interval> intervals, TimeSpan end)
    {
        output.WriteLine($"    item [{number}]:");
        output.WriteLine("        class = \"IntervalTier\"");
        output.WriteLine($"        name = \"{name}\"");
        WriteSpan("        ", TimeSpan.Zero, end);
        output.WriteLine($"        intervals: size = {intervals.Count}");
        for (int i = 0; i < intervals.Count; i++)
        {
            output.WriteLine($"        intervals [{i + 1}]:");
            WriteSpan("            ", intervals[i].Start, intervals[i].End);
            output.WriteLine($"            text = \"{intervals[i].Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }
    }

    private void WriteSpan(string indent, TimeSpan start, TimeSpan end)
    {
        output.WriteLine($"{indent}xmin = {SegmentText.Seconds(start)}");
        output.WriteLine($"{indent}xmax = {SegmentText.Seconds(end)}");
    }

    private readonly record struct Interval(TimeSpan Start, TimeSpan End, string Text);
}
