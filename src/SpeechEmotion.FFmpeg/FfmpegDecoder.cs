using SpeechEmotion.Audio;

namespace SpeechEmotion.FFmpeg;

/// <summary>
/// Decodes what <see cref="FormatSniffer"/> takes for sound (FLAC, MP3, Ogg, Opus, M4A/AAC, WebM, AIFF, compressed WAVE, the sound of
/// videos …) with the <c>ffmpeg</c> program, as a child process fed by pipe.
/// </summary>
/// <remarks>
/// Immutable and callable from several threads at once; each opened recording is one process, ended by disposing its reader. Until then the
/// stream is read by a background task. It takes WAVE too: give a <see cref="WavDecoder"/> before it, and plain WAVE files need no process.
/// Samples are the decoder's 32-bit floats at the recording's own rate and channels.
/// </remarks>
public sealed class FfmpegDecoder : IAudioDecoder
{
    private readonly FfmpegOptions _options;

    /// <summary>Creates a decoder; the program is looked for when a recording is opened.</summary>
    /// <param name="options">Where the program is and how much it may do; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FfmpegDecoder(FfmpegOptions? options = null)
    {
        _options = options ?? new FfmpegOptions();
        _options.Validate();
    }

    /// <summary>Gets whether the program is there, looked for anew at each call.</summary>
    public bool IsAvailable => FfmpegProgram.Find(_options.ProgramPath) is not null;

    /// <inheritdoc/>
    public bool CanDecode(ReadOnlySpan<byte> header) => FormatSniffer.Sniff(header) is { HasAudio: true };

    /// <inheritdoc/>
    public IAudioReader Open(Stream stream) => Open(stream, CancellationToken.None);

    /// <summary>Opens a recording; cancelling ends the process, and reading then throws <see cref="OperationCanceledException"/>.</summary>
    /// <param name="stream">
    /// A readable stream positioned at the start of the audio file, not touched by the caller until the reader is disposed.
    /// </param>
    /// <param name="cancellationToken">Ends the process, until the reader is disposed.</param>
    /// <returns>A reader the caller disposes; disposing it ends the process and leaves the stream open.</returns>
    /// <exception cref="AudioFormatException">
    /// The program is missing (<see cref="AudioFormatReason.DecoderMissing"/>), cannot decode the recording, or was ended by a signal or the time
    /// limit (<see cref="AudioFormatReason.Interrupted"/>).
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IAudioReader Open(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        cancellationToken.ThrowIfCancellationRequested();
        string program = FfmpegProgram.Find(_options.ProgramPath) ?? throw FfmpegProgram.Missing(_options.ProgramPath);
        FfmpegProcess process = new(program, Mp4IndexFirst.Wrap(stream), _options.TimeLimit, cancellationToken);
        try
        {
            return new FfmpegReader(process, _options.MaximumDuration);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }
}
