namespace SpeechEmotion.Datasets;

/// <summary>The base of parsers for corpora that code the label in the file name: override the name and one function.</summary>
/// <remarks>
/// Stateless and callable from several threads at once. Files are visited in ordinal order of their relative paths, so that folds and
/// seeds mean the same on every machine. A file is shown to <see cref="ParseFileName"/> only where its extension is one of
/// <see cref="Extensions"/>.
/// </remarks>
public abstract class FileNameParser : IDatasetParser
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>
    /// Gets the extensions, with the dot and whatever their case, of the files shown to <see cref="ParseFileName"/>; those of sound without
    /// pictures, as corpora have each clip once as sound and perhaps once more as a video.
    /// </summary>
    public virtual IReadOnlyList<string> Extensions => RecordingNames.SoundExtensions;

    /// <summary>Reads the label of one file from its name. Opens nothing.</summary>
    /// <param name="relativePath">The path below the corpus' folder, with <c>/</c> between folders.</param>
    /// <returns>
    /// The utterance, its path being <paramref name="relativePath"/>, or <see langword="null"/> for a file that is not this corpus'.
    /// </returns>
    /// <exception cref="DatasetFormatException">The name looks like this corpus' but a part of it cannot be read.</exception>
    public abstract Utterance? ParseFileName(string relativePath);

    /// <inheritdoc/>
    public IEnumerable<Utterance> Parse(string rootFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(rootFolder);
        return AudioFiles(rootFolder).Select(file => (Path: file, Utterance: ParseFileName(file)))
            .Where(pair => pair.Utterance is not null)
            .Select(pair => pair.Utterance! with { Path = Path.Combine(rootFolder, pair.Path) });
    }

    /// <summary>Lists the audio files below a folder: relative paths with <c>/</c>, in ordinal order.</summary>
    /// <remarks>Links to folders are followed, except those that lead back to a folder they lie in.</remarks>
    /// <param name="rootFolder">The folder that holds the corpus.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public IReadOnlyList<string> AudioFiles(string rootFolder) => FindAudioFiles(rootFolder, Extensions);

    internal static string[] FindAudioFiles(string rootFolder, IReadOnlyList<string>? extensions = null)
    {
        string[] files = [.. FilesBelow(rootFolder, [Path.TrimEndingDirectorySeparator(Path.GetFullPath(rootFolder))])
            .Where(file => (extensions ?? RecordingNames.SoundExtensions).Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Select(file => Path.GetRelativePath(rootFolder, file).Replace(Path.DirectorySeparatorChar, '/'))];
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    /// <summary>Lists all files below a folder, but enters no folder again that it already stands in: links can lead back.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="entered">Where the folders from the first one down to this one lie, links resolved.</param>
    private static IEnumerable<string> FilesBelow(string folder, string[] entered) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Select(child => (Path: child, Place: PlaceOf(entered[^1], Path.GetFileName(child))))
            .Where(child => !entered.Any(place => IsWithin(place, child.Place)))
            .SelectMany(child => FilesBelow(child.Path, [.. entered, child.Place])));

    private static string PlaceOf(string parent, string name)
    {
        string path = Path.Combine(parent, name);
        return Directory.ResolveLinkTarget(path, returnFinalTarget: true) is { } target
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(target.FullName))
            : path;
    }

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
