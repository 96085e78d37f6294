using System.Buffers;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio;

/// <summary>Collects the wanted part of an opened recording as one channel at the wanted rate, block by block.</summary>
internal static class MonoSamples
{
    private const int BlockSamples = 16384;

    // What is wanted at most is mostly far more than there is.
    private const int FirstSamples = 65536;

    /// <summary>Reads <c>int(duration × rate)</c> frames after skipping <c>int(offset × rate)</c>, as librosa.</summary>
    /// <param name="reader">The recording.</param>
    /// <param name="options">The part and the channel; the channel exists.</param>
    /// <param name="resampler">Changes the rate; <see langword="null"/> keeps it.</param>
    /// <param name="cancellationToken">Ends the reading between two blocks.</param>
    /// <returns>The samples, and what their mixing lost (<see cref="AudioSource.MixLoss"/>).</returns>
    public static (ReadOnlyMemory<float> Samples, float? MixLoss) Read(IAudioReader reader, AudioReadOptions options, Resampler? resampler, CancellationToken cancellationToken)
    {
        long wanted = options.DurationSeconds is { } seconds ? (long)(seconds * reader.SampleRate) : long.MaxValue;
        long expected = Math.Min(wanted, FirstSamples);
        SampleBuffer samples = new(resampler?.OutputLength(expected) ?? expected);
        StreamingResampler? stream = resampler?.OpenStream();
        MixMeter meter = default;
        int blockFrames = Math.Max(1, BlockSamples / reader.ChannelCount);
        float[] block = ArrayPool<float>.Shared.Rent(blockFrames * (reader.ChannelCount + 1));
        try
        {
            Span<float> interleaved = block.AsSpan(0, blockFrames * reader.ChannelCount);
            Span<float> mono = block.AsSpan(interleaved.Length, blockFrames);
            Skip(reader, (long)(options.OffsetSeconds * reader.SampleRate), interleaved);
            for (int frames = -1; frames != 0 && wanted > 0; wanted -= frames)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int request = (int)Math.Min(blockFrames, wanted);
                frames = reader.Read(interleaved[..(request * reader.ChannelCount)]);
                Span<float> target = stream is null ? samples.Reserve(frames) : mono[..frames];
                Mix(interleaved[..(frames * reader.ChannelCount)], reader.ChannelCount, options.Channel, target, ref meter);
                if (stream is null)
                {
                    samples.Commit(frames);
                    continue;
                }

                stream.Write(target);
                Drain(stream, samples);
            }

            stream?.Complete();
            Drain(stream, samples);
            return (samples.ToMemory(), meter.Loss);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(block);
        }
    }

    private static void Skip(IAudioReader reader, long frames, Span<float> scratch)
    {
        int most = scratch.Length / reader.ChannelCount;
        for (int read = -1; read != 0 && frames > 0; frames -= read)
        {
            read = reader.Read(scratch[..((int)Math.Min(most, frames) * reader.ChannelCount)]);
        }
    }

    private static void Drain(StreamingResampler? stream, SampleBuffer samples)
    {
        while (stream is { Available: > 0 })
        {
            samples.Commit(stream.Read(samples.Reserve((int)Math.Min(stream.Available, BlockSamples))));
        }
    }

    private static void Mix(ReadOnlySpan<float> interleaved, int channels, int? channel, Span<float> mono, ref MixMeter meter)
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
            meter.Add(interleaved, mono);
        }
    }
}
