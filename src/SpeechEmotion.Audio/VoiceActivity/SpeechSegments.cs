namespace SpeechEmotion.Audio;

/// <summary>Joins frame decisions to stretches of speech.</summary>
internal static class SpeechSegments
{
    // Around a certain frame, whatever is more probably speech than not belongs to it.
    private const float Possible = 0.5f;

    /// <summary>
    /// Finds runs of possible frames that hold a certain one, lengthens them by lead and hangover, and joins what then touches.
    /// </summary>
    /// <param name="frames">The decisions, in order.</param>
    /// <param name="duration">The signal's; no stretch reaches beyond it.</param>
    /// <param name="options">The threshold, lead and hangover.</param>
    public static List<SpeechSegment> Find(ReadOnlySpan<VoiceActivityFrame> frames, TimeSpan duration, VoiceActivityOptions options)
    {
        TimeSpan hop = TimeSpan.FromSeconds((double)VoiceFrame.Hop / VoiceFrame.SampleRate);
        TimeSpan middle = TimeSpan.FromSeconds((VoiceFrame.Length - VoiceFrame.Hop) / 2.0 / VoiceFrame.SampleRate);
        TimeSpan lead = TimeSpan.FromMilliseconds(options.LeadMilliseconds) - middle;
        TimeSpan hangover = TimeSpan.FromMilliseconds(options.HangoverMilliseconds) + middle + hop;
        List<SpeechSegment> segments = [];
        for (int first = 0; first < frames.Length; first++)
        {
            bool isCertain = false;
            int next = first;
            for (; next < frames.Length && frames[next].SpeechProbability >= Possible; next++)
            {
                isCertain |= frames[next].SpeechProbability >= options.Threshold;
            }

            if (isCertain)
            {
                TimeSpan start = Max(frames[first].Start - lead, TimeSpan.Zero), end = Min(frames[next - 1].Start + hangover, duration);

                // A frame that begins at the very end of a stretch is heard in the middle, behind it.
                if (start < end)
                {
                    Add(segments, start, end);
                }
            }

            first = next;
        }

        return segments;
    }

    private static void Add(List<SpeechSegment> segments, TimeSpan start, TimeSpan end)
    {
        if (segments.Count > 0 && segments[^1].End >= start)
        {
            segments[^1] = new SpeechSegment(segments[^1].Start, end);
        }
        else
        {
            segments.Add(new SpeechSegment(start, end));
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
