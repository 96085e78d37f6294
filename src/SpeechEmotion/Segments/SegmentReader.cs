using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SpeechEmotion;

/// <summary>Reads the segments of a recording, one after the other as they are asked for.</summary>
internal static class SegmentReader
{
    /// <summary>Decodes block by block on a worker thread; nothing runs while nobody asks for the next segment.</summary>
    public static async IAsyncEnumerable<EmotionSegment> ReadAsync(
        Func<CancellationToken, IAudioReader> open, WindowJudge judge, SegmentOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await LeaveCaller();
        cancellationToken.ThrowIfCancellationRequested();
        using Activity? activity = judge.Observer.Follow();
        RecordingPull pull = Watched(() => new RecordingPull(open(cancellationToken), judge, options));
        try
        {
            while (Watched(() => pull.Next(cancellationToken)) is { } segment)
            {
                yield return segment;
                await LeaveCaller();
                cancellationToken.ThrowIfCancellationRequested();
            }

            pull.Report();
        }
        finally
        {
            // Whoever goes away early should not wait for a decoder to end.
            await LeaveCaller();
            pull.Dispose();
        }

        T Watched<T>(Func<T> step)
        {
            try
            {
                return step();
            }
            catch (Exception exception) when (judge.Observer.Failed(activity, exception))
            {
                throw;
            }
        }
    }

    /// <summary>Goes on in a worker thread: whoever asks for the next segment, a window's thread for example, is not blocked.</summary>
    public static ConfiguredTaskAwaitable LeaveCaller() => Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
}
