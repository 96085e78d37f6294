using System.Text.RegularExpressions;
using SpeechEmotion.Architecture.Tests.Support;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Architecture.Tests;

/// <summary>The table "Packages and arrows" in <c>src/README.md</c> is what the project files say, and arrows only go up the table.</summary>
public sealed partial class ArrowTests
{
    [Fact]
    public void ArrowTable_EveryProject_HasOneRow() =>
        Assert.Equal(
            SourceProject.AllWithAdapters.Select(p => p.Name).Order(StringComparer.Ordinal),
            ReadTable().Select(row => row.Package).Order(StringComparer.Ordinal));

    [Fact]
    public void ArrowTable_EveryRow_EqualsTheProjectFile()
    {
        Dictionary<string, SourceProject> projects = SourceProject.AllWithAdapters.ToDictionary(p => p.Name);
        foreach ((string package, IReadOnlyList<string> references) in ReadTable())
        {
            SourceProject project = projects[package];
            IEnumerable<string> found = project.References.Concat(project.Packages).Order(StringComparer.Ordinal);
            Assert.True(
                found.SequenceEqual(references.Order(StringComparer.Ordinal)),
                $"{package} references {string.Join(", ", found)}; the table in src/README.md says {string.Join(", ", references)}.");
        }
    }

    [Fact]
    public void ArrowTable_References_PointUpwardsOnly()
    {
        List<string> order = ReadTable().Select(row => row.Package).ToList();
        foreach (SourceProject project in SourceProject.AllWithAdapters)
        {
            Assert.All(project.References, reference => Assert.True(
                order.IndexOf(reference) < order.IndexOf(project.Name),
                $"{project.Name} references {reference}, which stands below it in the table of src/README.md."));
        }
    }

    [Fact]
    public void ProjectFiles_InferencePackages_CarryNoNativeLibrary()
    {
        // What an application references must stay small and managed: only these packages are allowed below SpeechEmotion.
        string[] allowed =
        [
            "System.Numerics.Tensors", "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options",
        ];
        string[] inference =
        [
            "SpeechEmotion", "SpeechEmotion.Abstractions", "SpeechEmotion.Audio", "SpeechEmotion.Features",
            "SpeechEmotion.Classification", "SpeechEmotion.Models.Acted",
        ];
        foreach (SourceProject project in SourceProject.All.Where(p => inference.Contains(p.Name)))
        {
            Assert.All(project.References, reference => Assert.Contains(reference, inference));
            Assert.All(project.Packages, package => Assert.Contains(package, allowed));
        }
    }

    private static List<(string Package, IReadOnlyList<string> References)> ReadTable()
    {
        List<string[]> rows = File.ReadLines(RepositoryFiles.At("src", "README.md"))
            .Where(line => line.StartsWith("| `SpeechEmotion", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|'))
            .ToList();
        HashSet<string> packages = rows.Select(row => Quoted().Match(row[0]).Groups[1].Value).ToHashSet();
        return rows
            .Select(row => (
                Quoted().Match(row[0]).Groups[1].Value,
                (IReadOnlyList<string>)Quoted().Matches(row[^1]).Select(m => FullName(m.Groups[1].Value, row[0], packages)).ToList()))
            .ToList();
    }

    // The table shortens SpeechEmotion.Audio to Audio; an adapter's own short name is the library it adapts.
    private static string FullName(string name, string ownCell, HashSet<string> packages) =>
        packages.Contains("SpeechEmotion." + name) && !ownCell.Contains($"`SpeechEmotion.{name}`", StringComparison.Ordinal)
            ? "SpeechEmotion." + name
            : name;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
