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

    /// <summary>Gets every project, the adapters' too; the assembly of one solution's projects cannot be loaded in the other.</summary>
    public static IReadOnlyList<SourceProject> AllWithAdapters { get; } = Everything();

    /// <summary>Gets every project of the solution that these tests are compiled in.</summary>
    public static IReadOnlyList<SourceProject> All { get; } =
        [.. AllWithAdapters.Where(project => Adapters.Contains(project.Name) == IsInAdaptersSolution)];

    private static bool IsInAdaptersSolution =>
        typeof(SourceProject).Assembly.GetName().Name == "SpeechEmotion.Adapters.Architecture.Tests";

    public string Name { get; }

    public string AssemblyName { get; }

    public IReadOnlyList<string> References { get; }

    public IReadOnlyList<string> Packages { get; }

    public Assembly Load() => Assembly.Load(AssemblyName);

    public override string ToString() => Name;

    private static IEnumerable<string> Includes(XDocument file, string element) =>
        file.Descendants(element).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));

    private static List<SourceProject> Everything() =>
        Directory.EnumerateDirectories(RepositoryFiles.At("src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceProject(path))
            .ToList();
}
