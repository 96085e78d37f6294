using SpeechEmotion;

namespace FolderWorker;

/// <summary>Which folder is watched, and how; section "FolderWorker" of the configuration.</summary>
internal sealed class FolderOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "FolderWorker";

    /// <summary>Gets or sets the folder; those below are watched too.</summary>
    public string Folder { get; set; } = ".";

    /// <summary>Gets or sets the file that gets one JSON line a recording; without it <c>emotions.jsonl</c> in the folder.</summary>
    public string? Results { get; set; }

    /// <summary>Gets or sets how many recordings are worked on at the same time.</summary>
    public int Parallelism { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Gets or sets how often the folder is looked at.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how long a file must keep its size and time to count as completely written.</summary>
    public TimeSpan Quiet { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Gets or sets the endings of names that are recordings; without them those of all usual formats. A copying program's temporary names
    /// are none.
    /// </summary>
    // Without a default: configuration adds to an array that is there already.
    public string[]? Extensions { get; set; }

    /// <summary>Gets the path of the results.</summary>
    public string ResultsPath => Results ?? Path.Combine(Folder, "emotions.jsonl");

    /// <summary>Tells whether a name's ending is a recording's.</summary>
    public bool IsRecording(string extension) =>
        Extensions?.Contains(extension, StringComparer.OrdinalIgnoreCase) ?? RecordingNames.IsRecording(extension);

    /// <summary>Tells whether a folder and sensible numbers are given.</summary>
    public bool IsValid() => Directory.Exists(Folder) && Parallelism > 0 && Interval > TimeSpan.Zero && Quiet >= TimeSpan.Zero;
}
