using System.Runtime.Intrinsics;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>Interleaved frames to one channel.</summary>
internal static class ChannelMix
{
    /// <summary>
    /// The mean of all channels: summed in channel order and divided, in single precision, as NumPy's <c>mean(axis=0)</c>.
    /// </summary>
    public static void Mean(ReadOnlySpan<float> interleaved, int channelCount, Span<float> mono)
    {
        int frame = channelCount == 2 ? MeanOfTwo(interleaved, mono) : 0;
        for (; frame < mono.Length; frame++)
        {
            float sum = 0;
            foreach (float sample in interleaved.Slice(frame * channelCount, channelCount))
            {
                sum += sample;
            }

            mono[frame] = sum / channelCount;
        }
    }

    /// <summary>One channel of all.</summary>
    public static void Select(ReadOnlySpan<float> interleaved, int channelCount, int channel, Span<float> mono)
    {
        for (int frame = 0; frame < mono.Length; frame++)
        {
            mono[frame] = interleaved[(frame * channelCount) + channel];
        }
    }

    private static int MeanOfTwo(ReadOnlySpan<float> interleaved, Span<float> mono)
    {
        int frame = 0;
        Vector256<int> even = Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6);
        Vector256<int> odd = even + Vector256<int>.One;
        for (; Vector256.IsHardwareAccelerated && frame <= mono.Length - 8; frame += 8)
        {
            Vector256<float> first = Vector256.Create(interleaved[(2 * frame)..]);
            Vector256<float> second = Vector256.Create(interleaved[((2 * frame) + 8)..]);
            Vector256<float> left = Vector256.Create(Vector256.Shuffle(first, even).GetLower(), Vector256.Shuffle(second, even).GetLower());
            Vector256<float> right = Vector256.Create(Vector256.Shuffle(first, odd).GetLower(), Vector256.Shuffle(second, odd).GetLower());
            ((left + right) * 0.5f).CopyTo(mono[frame..]);
        }

        return frame;
    }
}
