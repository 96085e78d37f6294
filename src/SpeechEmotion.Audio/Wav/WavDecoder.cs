namespace SpeechEmotion.Audio;

/// <summary>
/// Reads WAVE files from any stream, seekable or not: PCM of 8, 16, 24 and 32 bits, IEEE float of 32 and 64 bits, A-law and mu-law, any
/// number of channels and any rate up to <see cref="AudioSignal.MaxSampleRate"/>; RIFF, RF64 and BW64, extensible headers, unknown chunks.
/// </summary>
/// <remarks>
/// Stateless and callable from several threads at once. Forgiving where the meaning is plain: a size of 0, all ones or what programs state that
/// cannot know it yet (2 or 4 GiB, or a little less) reads to the end of the stream, and a stream that ends early gives what is there with
/// <see cref="AudioSource.IsTruncated"/> set. Nothing is allocated by a size that the header claims.
/// </remarks>
public sealed class WavDecoder : IAudioDecoder
{
    /// <inheritdoc/>
    public bool CanDecode(ReadOnlySpan<byte> header) => WavHeader.IsWave(header);

    /// <inheritdoc/>
    public IAudioReader Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        (WavFormat format, long? dataBytes) = WavHeader.Read(stream);
        return new WavReader(stream, format, dataBytes);
    }
}
