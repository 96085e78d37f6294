using System.Reflection;
using System.Xml.Linq;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Packages.Tests;

/// <summary>All packages, packed once from what the build left, in a folder of their own.</summary>
public sealed class PackedPackages : IDisposable
{
    /// <summary>Packs.</summary>
    public PackedPackages()
    {
        string configuration = typeof(PackedPackages).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        Folder = Directory.CreateTempSubdirectory("speech-emotion-packages-").FullName;
        DotNet.Run(
            RepositoryFiles.Root, null, "pack", "SpeechEmotion.sln", "--no-build", "--configuration", configuration, "--output", Folder, "-v", "quiet");
        Version = XDocument.Load(RepositoryFiles.At("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
    }

    /// <summary>Gets where they lie.</summary>
    public string Folder { get; }

    /// <summary>Gets the version, as its only source says.</summary>
    public string Version { get; }

    /// <summary>Gets the names of the packages in the table of <c>src/README.md</c> that this solution builds.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(RepositoryFiles.At("src"))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => File.ReadAllText(RepositoryFiles.At("SpeechEmotion.sln")).Contains($"\"{name}\"", StringComparison.Ordinal));

    /// <summary>Gets a package's file.</summary>
    public string PathOf(string name, string extension) => Path.Combine(Folder, $"{name}.{Version}.{extension}");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
