using SpeechEmotion.Audio;
using SpeechEmotion.FFmpeg;

namespace SpeechEmotion.Cli.Input;

/// <summary>Which files a command line means, and what reads them.</summary>
internal static class AudioFiles
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly string[] Extensions =
        [".aac", ".aif", ".aiff", ".flac", ".m4a", ".mka", ".mkv", ".mov", ".mp3", ".mp4", ".ogg", ".opus", ".wav", ".webm", ".wma"];

    /// <summary>Gets the decoders, in the order they are tried.</summary>
    public static IReadOnlyList<IAudioDecoder> Decoders { get; } = [new WavDecoder(), new FfmpegDecoder()];

    /// <summary>Replaces folders and patterns by their audio files, in ordinal order; other names stay as they are.</summary>
    /// <exception cref="UsageException">A folder holds no audio file, a pattern fits none, or a name looks like an option.</exception>
    public static List<string> Expand(IReadOnlyList<string> names)
    {
        List<string> files = [];
        foreach (string name in names)
        {
            if (Directory.Exists(name))
            {
                files.AddRange(Found(name, Directory.EnumerateFiles(name, "*", SearchOption.AllDirectories).Where(IsAudio)));
            }
            else if (name.StartsWith('-') && name != StandardInput && !File.Exists(name))
            {
                throw new UsageException($"'{name}' is neither an option of this command nor a file.");
            }
            else if (name.AsSpan().ContainsAny('*', '?') && !File.Exists(name))
            {
                // Shells expand patterns; this is for those that do not.
                string folder = Path.GetDirectoryName(name) is { Length: > 0 } parent ? parent : ".";
                files.AddRange(Found(name, Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Path.GetFileName(name)) : []));
            }
            else
            {
                files.Add(name);
            }
        }

        return files;
    }

    private static string[] Found(string name, IEnumerable<string> files)
    {
        string[] found = [.. files.Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new UsageException($"There is no audio file in '{name}'.");
    }

    private static bool IsAudio(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
