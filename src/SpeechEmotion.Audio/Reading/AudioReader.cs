using System.Globalization;

namespace SpeechEmotion.Audio;

/// <summary>Reads recordings: recognises the format by its first bytes, picks the decoder, cuts, mixes to mono and resamples.</summary>
/// <remarks>
/// Callable from several threads at once. What is done, and in which order, is what <c>librosa.load</c> does: cut at the recording's own
/// rate, mean of the channels, resample. Keep one reader for many files: it keeps the resampling filters it designed.
/// </remarks>
public sealed class AudioReader
{
    private readonly IAudioDecoder[] _decoders;
    private readonly ResamplerCache _resamplers = new();

    /// <summary>Creates a reader over the decoders to try, in order.</summary>
    /// <param name="decoders">
    /// The decoders; <see langword="null"/> for <see cref="WavDecoder"/> alone. A recording whose encoding one does not support (MP3 in WAVE)
    /// is given to the next that knows the format; of a stream that cannot seek only where the first read no more than
    /// <see cref="AudioHeader.Length"/> bytes.
    /// </param>
    /// <exception cref="ArgumentException">There are no decoders.</exception>
    public AudioReader(IEnumerable<IAudioDecoder>? decoders = null)
    {
        _decoders = decoders is null ? [new WavDecoder()] : [.. decoders];
        if (_decoders.Length == 0)
        {
            throw new ArgumentException("At least one decoder is needed; there were none. Leave the argument out for WAVE.", nameof(decoders));
        }
    }

    /// <summary>Gets the decoders' types, so that what is computed from recordings can be told from what other code read.</summary>
    internal IEnumerable<Type> DecoderTypes => _decoders.Select(decoder => decoder.GetType());

    /// <summary>Reads a recording as mono samples.</summary>
    /// <param name="stream">A readable stream at the start of the audio file, seekable or not; it stays open.</param>
    /// <param name="options">The part and form to read; <see langword="null"/> reads everything at the recording's own rate.</param>
    /// <param name="cancellationToken">Ends the reading between two blocks, and waiting for a decoder.</param>
    /// <returns>The samples; empty where the recording ends before the offset.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="AudioFormatException">The bytes are corrupt, or no decoder reads their format.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public AudioSignal Read(Stream stream, AudioReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AudioReadOptions();
        options.Validate();
        using IAudioReader reader = Open(stream, cancellationToken);
        if (options.Channel >= reader.ChannelCount)
        {
            throw new ArgumentException(
                $"Channel must be between 0 and {reader.ChannelCount - 1}, the recording's last; it was {options.Channel}.", nameof(options));
        }

        int rate = options.SampleRate ?? Math.Min(reader.SampleRate, options.HighestOwnRate);
        if (!Resampler.Supports(reader.SampleRate, rate))
        {
            throw new AudioFormatException(Resampler.Refusal(reader.SampleRate, $"{rate}"), isCorrupt: false);
        }

        Resampler? resampler = rate == reader.SampleRate ? null : _resamplers.Get(reader.SampleRate, rate);
        (ReadOnlyMemory<float> samples, float? mixLoss) = MonoSamples.Read(reader, options, resampler, cancellationToken);
        return new AudioSignal(samples, rate, mixLoss is null ? reader.Source : reader.Source with { MixLoss = mixLoss });
    }

    /// <summary>Reads a recording from a file; see <see cref="Read"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The part and form to read; <see langword="null"/> reads everything at the recording's own rate.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="AudioFormatException">The bytes are corrupt, or no decoder reads their format.</exception>
    public AudioSignal ReadFile(string path, AudioReadOptions? options = null)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return Read(stream, options);
    }

    /// <summary>Opens a recording for reading frame by frame, in constant memory whatever its length.</summary>
    /// <param name="stream">A readable stream at the start of the audio file, seekable or not; it stays open.</param>
    /// <param name="cancellationToken">Ends waiting for a decoder, also while the reader is read.</param>
    /// <returns>A reader the caller disposes.</returns>
    /// <exception cref="AudioFormatException">The bytes are corrupt, or no decoder reads their format.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IAudioReader Open(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] bytes = new byte[AudioHeader.Length];
        long start = stream.CanSeek ? stream.Position : 0;
        ReadOnlyMemory<byte> header = bytes.AsMemory(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        PrefixedStream? given = null;
        return DecoderChoice.Open(_decoders, header.Span, Start, cancellationToken) ?? throw Unreadable(header.Span);

        Stream? Start()
        {
            if (stream.CanSeek)
            {
                stream.Position = start;
                return stream;
            }

            return given is { IsBeyondPrefix: true } ? null : given = new PrefixedStream(header, stream);
        }
    }

    private static AudioFormatException Unreadable(ReadOnlySpan<byte> header)
    {
        if (header.IsEmpty)
        {
            return new AudioFormatException("The stream is empty (0 bytes); a recording is needed, for example WAVE.", isCorrupt: true);
        }

        if (FormatSniffer.Sniff(header) is not { } format)
        {
            string bytes = string.Join(' ', header[..Math.Min(8, header.Length)].ToArray()
                .Select(static value => value.ToString("X2", CultureInfo.InvariantCulture)));
            return new AudioFormatException($"This is no audio format known here; it begins with the bytes {bytes}. Give a WAVE file.", isCorrupt: false);
        }

        return format.HasAudio
            ? new AudioFormatException($"This is {format.Name}. Reference SpeechEmotion.FFmpeg and register FfmpegDecoder.", isCorrupt: false)
            : new AudioFormatException($"This is {format.Name}, not audio. Give a recording, for example WAVE.", isCorrupt: false);
    }
}
