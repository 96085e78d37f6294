namespace SpeechEmotion.Audio;

/// <summary>Keeps the part of a signal in which somebody speaks.</summary>
/// <remarks>Stateless and callable from several threads at once.</remarks>
public static class SpeechTrimmer
{
    /// <summary>Drops what lies before the first and after the last stretch of speech, and shortens long pauses.</summary>
    /// <remarks>Samples are dropped whole, without fading: both sides of a cut are background.</remarks>
    /// <param name="signal">The signal.</param>
    /// <param name="activity">What a <see cref="VoiceActivityDetector"/> found in this signal.</param>
    /// <param name="longestPause">
    /// What is left of a longer pause, half of it after the speech before and half before the speech after; <see langword="null"/> keeps
    /// pauses as they are, and copies no samples.
    /// </param>
    /// <returns>The signal as it is where there is not enough speech (<see cref="VoiceActivity.IsSpeech"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The longest pause is negative.</exception>
    public static AudioSignal Trim(AudioSignal signal, VoiceActivity activity, TimeSpan? longestPause = null)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentOutOfRangeException.ThrowIfLessThan(longestPause ?? TimeSpan.Zero, TimeSpan.Zero);
        if (!activity.IsSpeech || activity.Segments.Count == 0)
        {
            return signal;
        }

        List<Range> parts = Parts(activity.Segments, longestPause, signal);
        return new AudioSignal(parts is [Range only] ? signal.Samples[only] : Join(signal.Samples.Span, parts), signal.SampleRate, signal.Source);
    }

    // Stretches whose pause is kept whole are one part.
    private static List<Range> Parts(IReadOnlyList<SpeechSegment> segments, TimeSpan? longestPause, AudioSignal signal)
    {
        List<Range> parts = [];
        TimeSpan start = segments[0].Start;
        for (int next = 1; next < segments.Count; next++)
        {
            if (longestPause is { } longest && segments[next].Start - segments[next - 1].End > longest)
            {
                parts.Add(Sample(start)..Sample(segments[next - 1].End + (longest / 2)));
                start = segments[next].Start - (longest / 2);
            }
        }

        parts.Add(Sample(start)..Sample(segments[^1].End));
        return parts;

        int Sample(TimeSpan time) => (int)Math.Clamp(Math.Round(time.TotalSeconds * signal.SampleRate), 0, signal.Samples.Length);
    }

    private static float[] Join(ReadOnlySpan<float> samples, List<Range> parts)
    {
        float[] joined = new float[parts.Sum(part => part.End.Value - part.Start.Value)];
        int at = 0;
        foreach (Range part in parts)
        {
            samples[part].CopyTo(joined.AsSpan(at));
            at += part.End.Value - part.Start.Value;
        }

        return joined;
    }
}
