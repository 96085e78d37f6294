using System.Runtime.ExceptionServices;

namespace SpeechEmotion;

/// <summary>Opens a recording with the first decoder that reads it.</summary>
internal static class DecoderChoice
{
    /// <summary>
    /// Asks the decoders that know the format in order. Where one finds an encoding inside that it does not support, the next is asked, as
    /// long as the recording can be started anew.
    /// </summary>
    /// <param name="decoders">The decoders.</param>
    /// <param name="header">The first bytes.</param>
    /// <param name="start">Gives a stream at the start of the recording; <see langword="null"/> where there is no way back to it.</param>
    /// <param name="cancellationToken">Passed on to the decoders.</param>
    /// <returns>A reader the caller disposes; <see langword="null"/> where no decoder knows the format.</returns>
    /// <exception cref="AudioFormatException">A decoder found the bytes corrupt, or all that know the format failed.</exception>
    public static IAudioReader? Open(
        IReadOnlyList<IAudioDecoder> decoders, ReadOnlySpan<byte> header, Func<Stream?> start, CancellationToken cancellationToken = default)
    {
        List<AudioFormatException> refusals = [];
        foreach (IAudioDecoder decoder in decoders)
        {
            if (!decoder.CanDecode(header))
            {
                continue;
            }

            if (start() is not { } stream)
            {
                break;
            }

            try
            {
                return decoder.Open(stream, cancellationToken);
            }
            catch (AudioFormatException error) when (refusals.Count > 0 || !error.IsCorrupt)
            {
                refusals.Add(error);
            }
        }

        return refusals.Count == 0 ? null : throw Refusal(refusals);
    }

    // What the first found is so; the others say what else would be needed, for example a program.
    private static AudioFormatException Refusal(List<AudioFormatException> refusals)
    {
        if (refusals.Count == 1)
        {
            ExceptionDispatchInfo.Throw(refusals[0]);
        }

        // Whatever may go away outweighs what will not.
        AudioFormatReason reason = refusals.Exists(refusal => refusal.Reason == AudioFormatReason.Interrupted) ? AudioFormatReason.Interrupted
            : refusals.Exists(refusal => refusal.Reason == AudioFormatReason.DecoderMissing) ? AudioFormatReason.DecoderMissing
            : AudioFormatReason.NotSupported;
        return new AudioFormatException(string.Join(' ', refusals.Select(refusal => refusal.Message).Distinct()), reason, refusals[^1]);
    }
}
