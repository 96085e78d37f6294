using System.Buffers;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio;

/// <summary>Collects the wanted part of an opened recording as one channel.</summary>
internal static class MonoSamples
{
    private const int BlockSamples = 16384;
    private const int MaxFirstCapacity = 1 << 20;

    /// <summary>Reads <c>int(duration × rate)</c> frames after skipping <c>int(offset × rate)</c>, as librosa; memory grows with what arrives.</summary>
    public static ReadOnlyMemory<float> Read(IAudioReader reader, AudioReadOptions options)
    {
        long skipped = (long)(options.OffsetSeconds * reader.SampleRate);
        long wanted = options.DurationSeconds is { } seconds ? (long)(seconds * reader.SampleRate) : long.MaxValue;
        int channels = reader.ChannelCount;
        int blockFrames = Math.Max(1, BlockSamples / channels);
        float[] block = ArrayPool<float>.Shared.Rent(blockFrames * channels);
        try
        {
            Span<float> interleaved = block.AsSpan(0, blockFrames * channels);
            float[] samples = new float[Math.Min(wanted, wanted == long.MaxValue ? MaxFirstCapacity / 16 : MaxFirstCapacity)];
            int count = 0;
            for (int frames = -1; frames != 0 && count < wanted;)
            {
                int request = (int)Math.Min(blockFrames, skipped > 0 ? skipped : wanted - count);
                frames = reader.Read(interleaved[..(request * channels)]);
                if (skipped > 0)
                {
                    skipped -= frames;
                    continue;
                }

                samples = Grow(samples, count, frames, wanted);
                Mix(interleaved[..(frames * channels)], channels, options.Channel, samples.AsSpan(count, frames));
                count += frames;
            }

            // The signal lives on; do not hold twice its memory.
            return count < samples.Length / 4 * 3 ? samples.AsSpan(0, count).ToArray() : samples.AsMemory(0, count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(block);
        }
    }

    private static float[] Grow(float[] samples, int count, int frames, long wanted)
    {
        if (frames > samples.Length - count)
        {
            long capacity = Math.Min(Math.Min(Math.Max(2L * samples.Length, count + (long)frames), wanted), Array.MaxLength);
            if (capacity < count + (long)frames)
            {
                throw new AudioFormatException(
                    $"The recording has more than {Array.MaxLength} frames, which one signal cannot hold. Give a duration, or read it with Open.",
                    isCorrupt: false);
            }

            Array.Resize(ref samples, (int)capacity);
        }

        return samples;
    }

    private static void Mix(ReadOnlySpan<float> interleaved, int channels, int? channel, Span<float> mono)
    {
        if (channels == 1)
        {
            interleaved.CopyTo(mono);
        }
        else if (channel is { } selected)
        {
            ChannelMix.Select(interleaved, channels, selected, mono);
        }
        else
        {
            ChannelMix.Mean(interleaved, channels, mono);
        }
    }
}
