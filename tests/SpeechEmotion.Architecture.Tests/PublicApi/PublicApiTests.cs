using SpeechEmotion.Architecture.Tests.Support;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Architecture.Tests.PublicApi;

/// <summary>The public API of each package equals its text file, so that a change of the API shows in a review.</summary>
public sealed class PublicApiTests
{
    private const string UpdateVariable = "UPDATE_PUBLIC_API";

    public static TheoryData<string> Packages =>
        new(SourceProject.All.Where(p => p.Name != "SpeechEmotion.Cli").Select(p => p.Name));

    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicApi_OfPackage_EqualsItsTextFile(string package)
    {
        string path = RepositoryFiles.At("tests", "SpeechEmotion.Architecture.Tests", "PublicApi", package + ".txt");
        string[] found = ApiText.Describe(SourceProject.All.Single(p => p.Name == package).Load()).ToArray();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, string.Join('\n', found) + "\n");
        }

        Assert.True(File.Exists(path), $"{Path.GetFileName(path)} is missing: run the test with {UpdateVariable}=1 and review the file.");
        string[] expected = File.ReadAllLines(path);
        Assert.True(
            found.SequenceEqual(expected),
            $"The public API of {package} changed. Review it, then run this test with {UpdateVariable}=1.{Environment.NewLine}{Difference(expected, found)}");
    }

    private static string Difference(string[] expected, string[] found) =>
        string.Join(
            Environment.NewLine,
            expected.Except(found).Select(line => "- " + line).Concat(found.Except(expected).Select(line => "+ " + line)));
}
