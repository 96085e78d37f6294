namespace SpeechEmotion;

/// <summary>Which file names are those of recordings, for whoever looks for them in folders.</summary>
/// <remarks>
/// The usual names of what the decoders of this library read (WAVE itself, the rest through <c>SpeechEmotion.FFmpeg</c>). A name is no more than
/// a hint: decoders look at the first bytes and read recordings of any name. Callable from several threads at once.
/// </remarks>
public static class RecordingNames
{
    private static readonly string[] Sounds =
    [
        ".aac", ".ac3", ".aif", ".aifc", ".aiff", ".amr", ".au", ".caf", ".dts", ".eac3", ".flac", ".m4a", ".m4b", ".mka", ".mp2", ".mp3", ".oga", ".ogg",
        ".opus", ".rf64", ".snd", ".spx", ".tta", ".voc", ".w64", ".wav", ".wave", ".weba", ".wma", ".wv",
    ];

    private static readonly string[] Videos = [".3gp", ".asf", ".avi", ".flv", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".webm", ".wmv"];

    /// <summary>Gets the extensions of files that hold sound alone, in lower case with the dot, in ordinal order.</summary>
    public static IReadOnlyList<string> SoundExtensions { get; } = Array.AsReadOnly(Sounds);

    /// <summary>Gets the extensions of files that may hold pictures beside the sound, as <see cref="SoundExtensions"/>.</summary>
    public static IReadOnlyList<string> VideoExtensions { get; } = Array.AsReadOnly(Videos);

    /// <summary>Tells by its name whether a file is a recording: sound, or a video with sound.</summary>
    /// <param name="path">A name, a path, or an extension with its dot, in any case.</param>
    public static bool IsRecording(string path)
    {
        string extension = Path.GetExtension(path);
        return Sounds.Contains(extension, StringComparer.OrdinalIgnoreCase) || Videos.Contains(extension, StringComparer.OrdinalIgnoreCase);
    }
}
