using SpeechEmotion.Audio;
using SpeechEmotion.FFmpeg;

namespace SpeechEmotion.Cli.Input;

/// <summary>Opens and reads recordings.</summary>
internal static class AudioFiles
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Gets the decoders, in the order they are tried.</summary>
    public static IReadOnlyList<IAudioDecoder> Decoders { get; } = [new WavDecoder(), new FfmpegDecoder()];

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="IOException">The file cannot be opened, or is a folder.</exception>
    public static Stream Open(CliHost host, string path) => path == StandardInput ? host.OpenInput()
        : Directory.Exists(path) ? throw new IOException($"'{path}' is a folder; a recording is needed.")
        : File.OpenRead(path);

    /// <summary>Reads a recording, or standard input for <c>-</c>.</summary>
    /// <exception cref="AudioFormatException">It cannot be read; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be opened, or is a folder.</exception>
    /// <exception cref="UsageException">The recording lacks the channel.</exception>
    public static async Task<AudioSignal> ReadAsync(CliHost host, string path, AudioReadOptions options, CancellationToken cancellationToken)
    {
        try
        {
            // A read from a pipe that says nothing cannot be ended, only left.
            return await Task.Run(() => Read(host, path, options), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AudioFormatException error)
        {
            throw Named(path, error);
        }
        catch (ArgumentException error)
        {
            throw new UsageException($"{path}: {CommandLine.Describe(error)}");
        }
    }

    /// <summary>Says with the file's name what is wrong with it.</summary>
    public static AudioFormatException Named(string path, AudioFormatException error) => new($"{path}: {error.Message}", error.Reason, error);

    private static AudioSignal Read(CliHost host, string path, AudioReadOptions options)
    {
        using Stream stream = Open(host, path);
        return new AudioReader(Decoders).Read(stream, options);
    }
}
