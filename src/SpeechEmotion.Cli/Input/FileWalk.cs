using System.IO.Enumeration;

namespace SpeechEmotion.Cli.Input;

/// <summary>
/// Finds files in folders and by patterns. Names come one by one, each folder's entries in ordinal order, so that memory follows the
/// largest folder and not the tree.
/// </summary>
internal static class FileWalk
{
    private const string AnyDepth = "**";

    /// <summary>Lists the audio files below a folder. Links to folders are not followed: a tree with a loop ends too.</summary>
    public static IEnumerable<string> AudioBelow(string folder) => Below(folder).Where(AudioFiles.IsAudio);

    /// <summary>Tells whether a name is a pattern.</summary>
    public static bool IsPattern(string name) => name.AsSpan().ContainsAny('*', '?');

    /// <summary>Lists the files that fit a pattern: <c>*</c> and <c>?</c> within a name, <c>**</c> for folders of any depth (the nearest first).</summary>
    public static IEnumerable<string> Matching(string pattern)
    {
        string[] parts = pattern.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        int plain = Array.FindIndex(parts, IsPattern);
        string root = string.Join(Path.DirectorySeparatorChar, parts[..plain]);
        return Matching(plain > 0 && root.Length == 0 ? Path.DirectorySeparatorChar.ToString() : root, parts.AsMemory(plain));
    }

    private static IEnumerable<string> Matching(string folder, ReadOnlyMemory<string> parts)
    {
        string part = parts.Span[0];
        bool isAnyDepth = part == AnyDepth;
        if (isAnyDepth && parts.Length > 1)
        {
            foreach (string file in Matching(folder, parts[1..]))
            {
                yield return file;
            }
        }

        foreach (FileSystemInfo entry in Entries(folder))
        {
            string path = folder.Length == 0 ? entry.Name : Path.Combine(folder, entry.Name);
            IEnumerable<string> found = (entry is DirectoryInfo, isAnyDepth) switch
            {
                (true, true) => IsLink(entry) ? [] : Matching(path, parts),
                (true, false) => parts.Length > 1 && Fits(part, entry.Name) ? Matching(path, parts[1..]) : [],
                (false, _) => parts.Length == 1 && (isAnyDepth || Fits(part, entry.Name)) ? [path] : [],
            };
            foreach (string file in found)
            {
                yield return file;
            }
        }
    }

    private static IEnumerable<string> Below(string folder) => Entries(folder).SelectMany(entry => entry switch
    {
        DirectoryInfo => IsLink(entry) ? [] : Below(Path.Combine(folder, entry.Name)),
        _ => (IEnumerable<string>)[Path.Combine(folder, entry.Name)],
    });

    private static IEnumerable<FileSystemInfo> Entries(string folder)
    {
        DirectoryInfo directory = new(folder.Length == 0 ? "." : folder);
        return directory.Exists ? directory.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal) : [];
    }

    private static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null;

    private static bool Fits(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: OperatingSystem.IsWindows() || OperatingSystem.IsMacOS());
}
