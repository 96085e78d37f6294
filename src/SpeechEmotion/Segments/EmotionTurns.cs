namespace SpeechEmotion;

/// <summary>Joins windows to turns afterwards, for a caller that shows both and wants to judge the recording once.</summary>
public static class EmotionTurns
{
    /// <summary>
    /// Joins windows as <see cref="SegmentOptions.MergeTurns"/> does: the turns, and their order, are those that
    /// <see cref="EmotionRecognizer.PredictSegmentsAsync(Stream, SegmentOptions?, CancellationToken)"/> gives with it.
    /// </summary>
    /// <param name="windows">The windows of one recording or session, all channels, in the order they were given.</param>
    /// <param name="minimumSeconds">The length below which a turn is counted to a neighbour, 0 to 3600 seconds.</param>
    /// <returns>The turns, made while they are enumerated; each enumeration begins anew.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is out of range.</exception>
    public static IEnumerable<EmotionSegment> Merge(IEnumerable<EmotionSegment> windows, double minimumSeconds = 1)
    {
        ArgumentNullException.ThrowIfNull(windows);
        return minimumSeconds is >= 0 and <= 3600
            ? Join(windows, TimeSpan.FromSeconds(minimumSeconds))
            : throw new ArgumentOutOfRangeException(
                nameof(minimumSeconds), minimumSeconds, FormattableString.Invariant($"minimumSeconds must be between 0 and 3600; it was {minimumSeconds}."));
    }

    private static IEnumerable<EmotionSegment> Join(IEnumerable<EmotionSegment> windows, TimeSpan minimum)
    {
        // Every channel has its first window before any has its second, so they stand in the order of the channels.
        List<(int? Channel, TurnMerger Merger)> channels = [];
        Queue<EmotionSegment> ready = new();
        foreach (EmotionSegment window in windows)
        {
            int index = channels.FindIndex(channel => channel.Channel == window.Channel);
            if (index < 0)
            {
                index = channels.Count;
                channels.Add((window.Channel, new TurnMerger(minimum)));
            }

            channels[index].Merger.Add(window, ready);
            while (ready.TryDequeue(out EmotionSegment? turn))
            {
                yield return turn;
            }
        }

        channels.ForEach(channel => channel.Merger.Complete(ready));
        foreach (EmotionSegment turn in ready)
        {
            yield return turn;
        }
    }
}
