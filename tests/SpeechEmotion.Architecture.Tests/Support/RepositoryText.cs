using SpeechEmotion.TestKit;

namespace SpeechEmotion.Architecture.Tests.Support;

/// <summary>The text files of the repository, without build output.</summary>
internal static class RepositoryText
{
    private static readonly string[] SkippedFolders =
        [".git", ".vs", ".idea", "artifacts", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules"];

    private static readonly string[] TextExtensions =
    [
        "", ".cs", ".csproj", ".css", ".editorconfig", ".gitattributes", ".gitignore", ".html", ".js", ".json",
        ".md", ".props", ".ps1", ".py", ".sh", ".sln", ".targets", ".tsv", ".txt", ".yml",
    ];

    /// <summary>Yields every text file as (path relative to the root with forward slashes, full path), in ordinal order.</summary>
    public static IEnumerable<(string RelativePath, string FullPath)> Files(string folder = "") =>
        Walk(RepositoryFiles.At(folder))
            .Select(path => (Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'), path))
            .OrderBy(pair => pair.Item1, StringComparer.Ordinal);

    /// <summary>Yields the C# files below a folder.</summary>
    public static IEnumerable<(string RelativePath, string FullPath)> CSharp(string folder) =>
        Files(folder).Where(file => file.RelativePath.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> Walk(string folder)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(folder)
            .Where(path => TextExtensions.Contains(Path.GetExtension(path)) && Path.GetFileName(path) != ".git");
        IEnumerable<string> folders = Directory.EnumerateDirectories(folder)
            .Where(path => !SkippedFolders.Contains(Path.GetFileName(path)));
        return files.Concat(folders.SelectMany(Walk));
    }
}
