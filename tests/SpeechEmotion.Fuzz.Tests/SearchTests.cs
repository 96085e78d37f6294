using System.Reflection;
using SpeechEmotion.Fuzz.Targets;

namespace SpeechEmotion.Fuzz.Tests;

/// <summary>A short search of every door. What a long one finds becomes a test of the package that was at fault.</summary>
public sealed class SearchTests
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("wav", 1500)]
    [InlineData("predict", 150)]
    [InlineData("mp4", 1000)]
    [InlineData("bundle", 150)]
    [InlineData("folder", 50)]
    [InlineData("safetensors", 2000)]
    [InlineData("recipe", 300)]
    [InlineData("network", 1000)]
    [InlineData("run", 700)]
    [InlineData("options", 1000)]
    [InlineData("labels", 1500)]
    [InlineData("profile", 1500)]
    [InlineData("folds", 1500)]
    [InlineData("plan", 700)]
    [InlineData("checkpoint", 100)]
    [InlineData("cache", 100)]
    [InlineData("results", 100)]
    public void Run_FixedSeed_FindsNothing(string name, int inputs)
    {
        Fuzzer fuzzer = new(AllTargets.ByName(name), seed: 1, TimeLimit);

        fuzzer.Run(inputs);

        Assert.Equal(inputs, fuzzer.Count);
        Assert.True(
            fuzzer.Findings.Count == 0,
            string.Join('\n', fuzzer.Findings.Select(finding => $"{finding.What}\n{finding.Details}\n{Saved(finding)}")));
    }

    [Fact]
    public void Samples_OfEveryDoor_AreTaken()
    {
        foreach (FuzzTarget target in AllTargets.List)
        {
            Fuzzer fuzzer = new(target, seed: 1, TimeLimit);
            Assert.All(target.Samples, sample => Assert.Null(fuzzer.Try(sample)));
            Assert.True(fuzzer.Accepted == target.Samples.Count, $"{target.Name}: {string.Join(", ", fuzzer.Outcomes.Keys)}");
        }
    }

    [Fact]
    public void Targets_AllOfThem_AreSearched() => Assert.Equal(
        AllTargets.List.Select(target => target.Name).Order(),
        typeof(SearchTests).GetMethod(nameof(Run_FixedSeed_FindsNothing))!.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => (IReadOnlyList<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)
            .Select(arguments => (string)arguments[0].Value!)
            .Order());

    private static string Saved(Finding finding) => finding.Save(Path.Combine(TestKit.RepositoryFiles.Root, "artifacts", "fuzz"));
}
