namespace SpeechEmotion;

/// <summary>Turns one audio format into samples.</summary>
/// <remarks>
/// Implementations are stateless and callable from several threads at once. The caller owns the stream: a decoder reads
/// forward from the current position, never seeks unless <see cref="Stream.CanSeek"/>, and never disposes it.
/// </remarks>
public interface IAudioDecoder
{
    /// <summary>Tells from the first bytes of a stream whether this decoder reads it. Never throws.</summary>
    /// <param name="header">The first bytes, at most <see cref="AudioHeader.Length"/>; fewer for a shorter stream.</param>
    bool CanDecode(ReadOnlySpan<byte> header);

    /// <summary>Opens the stream for reading frame by frame, so that a recording of any length needs constant memory.</summary>
    /// <param name="stream">A readable stream positioned at the start of the audio file.</param>
    /// <returns>A reader the caller disposes; disposing it leaves the stream open.</returns>
    /// <exception cref="AudioFormatException">
    /// The bytes are corrupt or use an encoding that is not supported, or what decodes them is missing or was interrupted
    /// (<see cref="AudioFormatException.Reason"/>).
    /// </exception>
    IAudioReader Open(Stream stream);

    /// <summary>Opens the stream as <see cref="Open(Stream)"/> does, for a caller that may stop waiting.</summary>
    /// <remarks>
    /// A decoder that waits for something else than the stream, such as a program, overrides this; the others need not, as theirs ignores the
    /// token.
    /// </remarks>
    /// <param name="stream">A readable stream positioned at the start of the audio file.</param>
    /// <param name="cancellationToken">
    /// Ends the opening, and reading until the reader is disposed, with <see cref="OperationCanceledException"/>.
    /// </param>
    /// <returns>A reader the caller disposes; disposing it leaves the stream open.</returns>
    /// <exception cref="AudioFormatException">As for <see cref="Open(Stream)"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAudioReader Open(Stream stream, CancellationToken cancellationToken) => Open(stream);
}
