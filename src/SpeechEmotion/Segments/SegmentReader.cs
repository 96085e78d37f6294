using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SpeechEmotion;

/// <summary>Reads the segments of a recording, one after the other as they are asked for.</summary>
internal static class SegmentReader
{
    // Up to 64 channels a block is a block of the engine; a header that claims thousands costs no more.
    private const int MaxBlockSamples = 64 * WindowEngine.BlockSamples;

    /// <summary>Decodes block by block on a worker thread; nothing runs while nobody asks for the next segment.</summary>
    public static async IAsyncEnumerable<EmotionSegment> ReadAsync(
        Func<CancellationToken, IAudioReader> open, WindowJudge judge, SegmentOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await LeaveCaller();
        cancellationToken.ThrowIfCancellationRequested();
        using Activity? activity = judge.Observer.Follow();
        using IAudioReader reader = open(cancellationToken);
        SegmentEngine engine = Open(judge, reader, options);
        float[] block = new float[Math.Clamp(MaxBlockSamples / reader.ChannelCount, 1, WindowEngine.BlockSamples) * reader.ChannelCount];
        long frames = 0;
        for (int read = -1; read != 0; frames += read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            read = reader.Read(block);
            if (read == 0)
            {
                engine.Complete();
            }
            else
            {
                engine.Write(Checked(block.AsSpan(0, read * reader.ChannelCount), reader.ChannelCount, frames));
            }

            while (engine.TryRead(out EmotionSegment? segment))
            {
                yield return segment;
                await LeaveCaller();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        engine.Report(reader.Source);
    }

    /// <summary>Goes on in a worker thread: whoever asks for the next segment, a window's thread for example, is not blocked.</summary>
    public static ConfiguredTaskAwaitable LeaveCaller() => Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

    private static ReadOnlySpan<float> Checked(ReadOnlySpan<float> samples, int channelCount, long before)
    {
        int bad = SignalLevel.IndexOfNonFinite(samples);
        return bad < 0
            ? samples
            : throw new AudioFormatException(
                FormattableString.Invariant(
                    $"Frame {before + (bad / channelCount)} of the recording holds {samples[bad]}; samples must be finite numbers."),
                isCorrupt: true);
    }

    private static SegmentEngine Open(WindowJudge judge, IAudioReader reader, SegmentOptions options)
    {
        try
        {
            return new SegmentEngine(judge, reader.SampleRate, reader.ChannelCount, options);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new AudioFormatException(
                $"The recording's {reader.SampleRate} Hz cannot be resampled to the model's {judge.SampleRate} Hz.", isCorrupt: false, e);
        }
    }
}
