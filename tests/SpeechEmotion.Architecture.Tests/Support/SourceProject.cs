using System.Reflection;
using System.Xml.Linq;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Architecture.Tests.Support;

/// <summary>One project below <c>src/</c>: what its project file says, and its assembly.</summary>
internal sealed class SourceProject
{
    // The adapters need packages that some mirrors lack, so they have a solution and tests of their own.
    private static readonly string[] Adapters = ["SpeechEmotion.TorchSharp", "SpeechEmotion.NWaves"];

    private SourceProject(string path)
    {
        XDocument file = XDocument.Load(path);
        Name = Path.GetFileNameWithoutExtension(path);
        AssemblyName = file.Descendants("AssemblyName").SingleOrDefault()?.Value ?? Name;
        References = Includes(file, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p)).ToList();
        Packages = Includes(file, "PackageReference").ToList();
    }

    /// <summary>Gets every project of the main solution.</summary>
    public static IReadOnlyList<SourceProject> All { get; } = Everything(includeAdapters: false);

    /// <summary>Gets every project, the adapters' too; an adapter's assembly cannot be loaded here.</summary>
    public static IReadOnlyList<SourceProject> AllWithAdapters { get; } = Everything(includeAdapters: true);

    public string Name { get; }

    public string AssemblyName { get; }

    public IReadOnlyList<string> References { get; }

    public IReadOnlyList<string> Packages { get; }

    public Assembly Load() => Assembly.Load(AssemblyName);

    public override string ToString() => Name;

    private static IEnumerable<string> Includes(XDocument file, string element) =>
        file.Descendants(element).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));

    private static List<SourceProject> Everything(bool includeAdapters) =>
        Directory.EnumerateDirectories(RepositoryFiles.At("src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceProject(path))
            .Where(project => includeAdapters || !Adapters.Contains(project.Name))
            .ToList();
}
