namespace SpeechEmotion.Audio;

/// <summary>Reads recordings: recognises the format by its first bytes, picks the decoder, mixes to mono, cuts and resamples.</summary>
/// <remarks>
/// Immutable and callable from several threads at once. What is done, and in which order, is what <c>librosa.load</c> does:
/// cut at the recording's own rate, mean of the channels, resample.
/// </remarks>
public sealed class AudioReader
{
    /// <summary>Creates a reader over the decoders to try, in order.</summary>
    /// <param name="decoders">The decoders; <see langword="null"/> for <see cref="WavDecoder"/> alone.</param>
    public AudioReader(IEnumerable<IAudioDecoder>? decoders = null) => throw new NotImplementedException();

    /// <summary>Reads a recording as mono samples.</summary>
    /// <param name="stream">A readable stream at the start of the audio file, seekable or not; it stays open.</param>
    /// <param name="options">The part and form to read; <see langword="null"/> reads everything at the recording's own rate.</param>
    /// <returns>The samples; empty where the recording ends before the offset.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="AudioFormatException">The bytes are corrupt, or no decoder reads their format.</exception>
    public AudioSignal Read(Stream stream, AudioReadOptions? options = null) => throw new NotImplementedException();

    /// <summary>Reads a recording from a file; see <see cref="Read"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The part and form to read; <see langword="null"/> reads everything at the recording's own rate.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="AudioFormatException">The bytes are corrupt, or no decoder reads their format.</exception>
    public AudioSignal ReadFile(string path, AudioReadOptions? options = null) => throw new NotImplementedException();

    /// <summary>Opens a recording for reading frame by frame, in constant memory whatever its length.</summary>
    /// <param name="stream">A readable stream at the start of the audio file, seekable or not; it stays open.</param>
    /// <returns>A reader the caller disposes.</returns>
    /// <exception cref="AudioFormatException">The bytes are corrupt, or no decoder reads their format.</exception>
    public IAudioReader Open(Stream stream) => throw new NotImplementedException();
}
