namespace SpeechEmotion.Features.Kernels;

/// <summary>Bridges the unvoiced parts of a melody.</summary>
internal static class VoicedContour
{
    /// <summary>
    /// Replaces the frequency of each frame whose voicing is below the threshold: between two voiced frames by a straight line, before
    /// the first and after the last by their value; all by 0 where no frame is voiced.
    /// </summary>
    public static void Fill(Span<float> frequencies, ReadOnlySpan<float> voicing, float threshold)
    {
        int last = -1;
        for (int frame = 0; frame < frequencies.Length; frame++)
        {
            if (voicing[frame] < threshold)
            {
                continue;
            }

            float from = last < 0 ? frequencies[frame] : frequencies[last];
            for (int i = last + 1; i < frame; i++)
            {
                frequencies[i] = float.Lerp(from, frequencies[frame], (float)(i - last) / (frame - last));
            }

            last = frame;
        }

        frequencies[(last + 1)..].Fill(last < 0 ? 0 : frequencies[last]);
    }
}
