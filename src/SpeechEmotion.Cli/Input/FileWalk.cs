using System.IO.Enumeration;

namespace SpeechEmotion.Cli.Input;

/// <summary>
/// Finds files in folders and by patterns. Names come one by one, each folder's entries in ordinal order, so that memory follows the
/// largest folder and not the tree. A folder that cannot be listed is named with the reason in its place, and the others follow.
/// </summary>
internal static class FileWalk
{
    private const string AnyDepth = "**";

    /// <summary>Lists the audio files below a folder. Links to folders are not followed: a tree with a loop ends too.</summary>
    public static IEnumerable<ListedFile> AudioBelow(string folder)
    {
        (FileSystemInfo[] entries, string? error) = List(folder);
        return error is not null
            ? [new ListedFile(folder, error)]
            : entries.SelectMany(entry => (Path.Combine(folder, entry.Name), entry) switch
            {
                (string path, DirectoryInfo) => IsLink(entry) ? [] : AudioBelow(path),
                (string path, _) => RecordingNames.IsRecording(path) ? [new ListedFile(path)] : (IEnumerable<ListedFile>)[],
            });
    }

    /// <summary>Tells whether a name is a pattern.</summary>
    public static bool IsPattern(string name) => name.AsSpan().ContainsAny('*', '?');

    /// <summary>Gets the folder in which a pattern begins.</summary>
    public static string RootOf(string pattern) => Named(Split(pattern).Folder);

    /// <summary>Lists the files that fit a pattern: <c>*</c> and <c>?</c> within a name, <c>**</c> for folders of any depth (the nearest first).</summary>
    public static IEnumerable<ListedFile> Matching(string pattern)
    {
        (string folder, ReadOnlyMemory<string> parts) = Split(pattern);

        // ** looks into a folder more than once.
        HashSet<string> unlisted = [];
        return Directory.Exists(Named(folder))
            ? Matching(folder, parts).Where(file => file.Error is null || unlisted.Add(file.Path))
            : [];
    }

    private static (string Folder, ReadOnlyMemory<string> Parts) Split(string pattern)
    {
        string[] parts = pattern.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        int plain = Array.FindIndex(parts, IsPattern);
        string root = string.Join(Path.DirectorySeparatorChar, parts[..plain]);
        return (plain > 0 && root.Length == 0 ? Path.DirectorySeparatorChar.ToString() : root, parts.AsMemory(plain));
    }

    private static IEnumerable<ListedFile> Matching(string folder, ReadOnlyMemory<string> parts)
    {
        string part = parts.Span[0];
        bool isAnyDepth = part == AnyDepth;
        if (isAnyDepth && parts.Length > 1)
        {
            foreach (ListedFile file in Matching(folder, parts[1..]))
            {
                yield return file;
            }
        }

        (FileSystemInfo[] entries, string? error) = List(folder);
        if (error is not null)
        {
            yield return new ListedFile(Named(folder), error);
        }

        foreach (FileSystemInfo entry in entries)
        {
            string path = folder.Length == 0 ? entry.Name : Path.Combine(folder, entry.Name);
            IEnumerable<ListedFile> found = (entry is DirectoryInfo, isAnyDepth) switch
            {
                (true, true) => IsLink(entry) ? [] : Matching(path, parts),
                (true, false) => parts.Length > 1 && Fits(part, entry.Name) ? Matching(path, parts[1..]) : [],
                (false, _) => parts.Length == 1 && (isAnyDepth || Fits(part, entry.Name)) ? [new ListedFile(path)] : [],
            };
            foreach (ListedFile file in found)
            {
                yield return file;
            }
        }
    }

    private static (FileSystemInfo[] Entries, string? Error) List(string folder)
    {
        try
        {
            return ([.. new DirectoryInfo(Named(folder)).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)], null);
        }
        catch (DirectoryNotFoundException)
        {
            return ([], null); // It went since it was seen.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ([], CommandLine.Describe(error));
        }
    }

    private static string Named(string folder) => folder.Length == 0 ? "." : folder;

    private static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null;

    private static bool Fits(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: OperatingSystem.IsWindows() || OperatingSystem.IsMacOS());
}
