namespace SpeechEmotion.Features.Kernels;

/// <summary>Copies a stretch of a signal that may reach over its ends.</summary>
internal static class SignalPadding
{
    /// <summary>Copies <paramref name="destination"/>.Length samples from <paramref name="start"/>, which may be negative, with the padding around the signal.</summary>
    public static void Copy(ReadOnlySpan<float> samples, int start, PadMode mode, Span<float> destination)
    {
        int before = Math.Clamp(-start, 0, destination.Length);
        int inside = Math.Clamp(samples.Length - Math.Max(start, 0), 0, destination.Length - before);
        if (inside > 0)
        {
            samples.Slice(start + before, inside).CopyTo(destination[before..]);
        }

        Span<float> after = destination[(before + inside)..];
        if (mode == PadMode.Reflect)
        {
            for (int i = 0; i < before; i++)
            {
                destination[i] = samples[Mirror(start + i, samples.Length)];
            }

            for (int i = 0; i < after.Length; i++)
            {
                after[i] = samples[Mirror(start + before + inside + i, samples.Length)];
            }

            return;
        }

        bool isEdge = mode == PadMode.Edge;
        destination[..before].Fill(isEdge ? samples[0] : 0);
        after.Fill(isEdge ? samples[^1] : 0);
    }

    // Reflection about the first and the last sample, again and again where the padding is longer than the signal.
    private static int Mirror(int index, int length)
    {
        if (length == 1)
        {
            return 0;
        }

        int period = 2 * (length - 1);
        int at = ((index % period) + period) % period;
        return at < length ? at : period - at;
    }
}
