namespace SpeechEmotion;

/// <summary>What the segments of a recording come to.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record RecordingSummary
{
    /// <summary>Gets where the last segment ends.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets the time in which somebody speaks; the channels of a recording judged channel by channel are added up.</summary>
    public required TimeSpan SpeechTime { get; init; }

    /// <summary>
    /// Gets the emotions that occur, the most frequent first. The shares sum to 1 unless segments with speech name no emotion.
    /// </summary>
    public required IReadOnlyList<EmotionShare> Emotions { get; init; }

    /// <summary>Adds up segments.</summary>
    /// <param name="segments">
    /// The segments as they were given, windows or turns, of one recording. Where a window overlaps the next one of its channel, the
    /// shared time counts for the next one.
    /// </param>
    public static RecordingSummary Of(IEnumerable<EmotionSegment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        Dictionary<int, EmotionSegment> last = [];
        Dictionary<string, TimeSpan> times = [];
        TimeSpan duration = TimeSpan.Zero;
        TimeSpan speech = TimeSpan.Zero;
        foreach (EmotionSegment segment in segments)
        {
            duration = segment.End > duration ? segment.End : duration;
            int channel = segment.Channel ?? -1;
            if (last.TryGetValue(channel, out EmotionSegment? previous))
            {
                Count(previous, segment.Start < previous.End ? segment.Start : previous.End);
            }

            last[channel] = segment;
        }

        foreach (EmotionSegment segment in last.Values)
        {
            Count(segment, segment.End);
        }

        return new RecordingSummary
        {
            Duration = duration,
            SpeechTime = speech,
            Emotions =
            [
                .. times.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => new EmotionShare(pair.Key, pair.Value, speech > TimeSpan.Zero ? (float)(pair.Value / speech) : 0)),
            ],
        };

        void Count(EmotionSegment segment, TimeSpan end)
        {
            if (segment.IsSpeech)
            {
                TimeSpan time = (end - segment.Start) * segment.SpeechRatio;
                speech += time;
                if (segment.Emotion is { } emotion)
                {
                    times[emotion] = times.GetValueOrDefault(emotion) + time;
                }
            }
        }
    }
}
