using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using SpeechEmotion.Models.Acted;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Packages.Tests;

/// <summary>What a user downloads: complete, of one version, and enough to run the README's code.</summary>
public sealed class PackageTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    public static TheoryData<string> Names => new(PackedPackages.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Package_Contents_AreComplete(string name)
    {
        using ZipArchive package = ZipFile.OpenRead(packages.PathOf(name, "nupkg"));
        string[] files = [.. package.Entries.Select(entry => entry.FullName)];
        XElement metadata = Metadata(package, name);

        Assert.Contains("README.md", files);
        Assert.Contains("icon.png", files);
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal(packages.Version, Value(metadata, "version"));
        Assert.True(Value(metadata, "license") is "MIT" || files.Contains(Value(metadata, "license")), "The package names no licence.");
        Assert.InRange(Value(metadata, "description")!.Length, 40, 400);
        Assert.Contains(files, file => file.EndsWith(".dll", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.StartsWith("lib/", StringComparison.Ordinal) && file.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Package_Symbols_LieInTheirOwnPackage(string name)
    {
        using ZipArchive symbols = ZipFile.OpenRead(packages.PathOf(name, "snupkg"));

        Assert.Contains(symbols.Entries, entry => entry.FullName.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public void CommandPackage_Assemblies_RunOnEveryMachine()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.PathOf("SpeechEmotion.Cli", "nupkg"));
        ZipArchiveEntry[] assemblies = [.. package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal))];

        Assert.NotEmpty(assemblies);
        Assert.All(assemblies, assembly => Assert.True(IsPortable(assembly), $"{assembly.FullName} is compiled for one processor."));
    }

    [Fact]
    public void Changelog_FirstVersion_IsThePackages()
    {
        string first = File.ReadLines(RepositoryFiles.At("CHANGELOG.md")).First(line => line.StartsWith("## ", StringComparison.Ordinal));

        Assert.StartsWith($"## {packages.Version}", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Consumer_OutsideTheRepository_RunsTheReadmesCode()
    {
        using ConsumerProject consumer = new(packages, RepositoryFiles.At("samples", "PredictFile", "Program.cs"));
        string clip = RepositoryFiles.At("samples", "clips", "lively.wav");

        string output = consumer.Run(clip);

        EmotionPrediction expected = new EmotionRecognizer(ActedSpeechModel.Load()).PredictFile(clip);
        Assert.StartsWith($"{clip}: {expected.Emotion} ", output, StringComparison.Ordinal);
        Assert.Equal(expected.Scores.Count, output.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal)));
    }

    private static bool IsPortable(ZipArchiveEntry assembly)
    {
        using MemoryStream image = new();
        using Stream file = assembly.Open();
        file.CopyTo(image);
        image.Position = 0;
        using PEReader reader = new(image);
        return reader.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.ILOnly);
    }

    private static XElement Metadata(ZipArchive package, string name)
    {
        using Stream nuspec = package.GetEntry(name + ".nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    private static string? Value(XElement metadata, string name) =>
        metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
