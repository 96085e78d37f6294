namespace SpeechEmotion.Audio;

/// <summary>Estimates the levels of speech and background from frame decisions.</summary>
internal static class VoiceLevels
{
    // Frames between these are neither clearly speech nor clearly background.
    private const float Background = 0.2f;
    private const int MinBackgroundFrames = 5;

    /// <summary>
    /// Returns the background's level in decibels, negative infinity where no frame is louder than can be measured, and speech against it
    /// where both are known.
    /// </summary>
    public static (float Floor, float? Ratio) Estimate(ReadOnlySpan<VoiceActivityFrame> frames, float threshold)
    {
        double speech = 0, background = 0, lowest = double.PositiveInfinity;
        int speechFrames = 0, backgroundFrames = 0;
        bool isSilent = true;
        foreach (VoiceActivityFrame frame in frames)
        {
            double power = Math.Pow(10, frame.LevelDecibels / 10);
            isSilent &= frame.LevelDecibels <= VoiceFrame.LevelFloor;
            lowest = Math.Min(lowest, frame.NoiseFloorDecibels);
            if (frame.SpeechProbability >= threshold)
            {
                speech += power;
                speechFrames++;
            }
            else if (frame.SpeechProbability < Background)
            {
                background += power;
                backgroundFrames++;
            }
        }

        // Without pauses the followed floor is all that is known of the background.
        double noise = backgroundFrames >= MinBackgroundFrames ? background / backgroundFrames : Math.Pow(10, lowest / 10);
        double voice = speechFrames > 0 ? (speech / speechFrames) - noise : 0;
        float floor = noise > 0 && !isSilent ? (float)(10 * Math.Log10(noise)) : float.NegativeInfinity;
        return (floor, voice > 0 && noise > 0 ? (float)(10 * Math.Log10(voice / noise)) : null);
    }
}
