using System.Text.RegularExpressions;
using SpeechEmotion.Architecture.Tests.Support;

namespace SpeechEmotion.Architecture.Tests;

/// <summary>Rules read from the source text.</summary>
public sealed partial class SourceRuleTests
{
    private const int MaxLines = 400;
    private const int MaxColumns = 180; // As .editorconfig says.

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("samples")]
    [InlineData("benchmarks")]
    public void CSharpFiles_Length_IsBounded(string folder) =>
        AssertNone(RepositoryText.CSharp(folder)
            .Select(file => (file.RelativePath, Lines: File.ReadLines(file.FullPath).Count()))
            .Where(file => file.Lines > MaxLines)
            .Select(file => $"{file.RelativePath}: {file.Lines} lines; the limit is {MaxLines}."));

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("samples")]
    [InlineData("benchmarks")]
    public void CSharpFiles_Lines_AreNotTooLong(string folder) =>
        AssertNone(RepositoryText.CSharp(folder).SelectMany(file => File.ReadLines(file.FullPath)
            .Select((line, index) => (line, index))
            .Where(item => item.line.Length > MaxColumns)
            .Select(item => $"{file.RelativePath}:{item.index + 1}: {item.line.Length} columns; the limit is {MaxColumns}.")));

    [Fact]
    public void TestMethods_Names_AreMethodScenarioResult()
    {
        List<(string File, string Name)> tests = [.. RepositoryText.CSharp("tests").SelectMany(
            file => TestMethod().Matches(File.ReadAllText(file.FullPath)).Select(match => (file.RelativePath, match.Groups["name"].Value)))];
        Assert.Contains(tests, test => test.Name == nameof(TestMethods_Names_AreMethodScenarioResult));
        AssertNone(tests.Where(test => !TestName().IsMatch(test.Name)).Select(test => $"{test.File}: {test.Name} is not Method_Scenario_Result."));
    }

    [Fact]
    public void SourceFiles_PublicTypes_AreOneAFileAndNamedAsTheFile() =>
        AssertNone(RepositoryText.CSharp("src").SelectMany(file =>
        {
            List<string> types = PublicType().Matches(File.ReadAllText(file.FullPath)).Select(m => m.Groups[1].Value).ToList();

            // A partial type may be spread over Name.cs and Name.Part.cs.
            string expected = Path.GetFileName(file.RelativePath).Split('.')[0];
            return types.Count > 1
                ? [$"{file.RelativePath}: {types.Count} public types ({string.Join(", ", types)})."]
                : types.Where(type => type != expected).Select(type => $"{file.RelativePath}: holds {type}.");
        }));

    [Fact]
    public void SourceFiles_Leftovers_AreAbsent() =>
        AssertNone(RepositoryText.CSharp("src").SelectMany(file => File.ReadLines(file.FullPath)
            .Select((line, index) => (line, index))
            .Where(item => Leftover().IsMatch(item.line))
            .Select(item => $"{file.RelativePath}:{item.index + 1}: {item.line.Trim()}")));

    [Fact]
    public void TextFiles_PathsOfOneMachine_AreAbsent()
    {
        // Put together here, so that this file passes its own rule.
        string[] forbidden = ["/ro" + "ot/", "/ho" + "me/", "/wo" + "rk/", "C:\\Us" + "ers\\", "/Us" + "ers/"];
        AssertNone(RepositoryText.Files().SelectMany(file => File.ReadLines(file.FullPath)
            .Select((line, index) => (line, index))
            .Where(item => forbidden.Any(path => item.line.Contains(path, StringComparison.Ordinal)))
            .Select(item => $"{file.RelativePath}:{item.index + 1}: {item.line.Trim()}")));
    }

    [Fact]
    public void SamplePrograms_OtherArguments_AreToldTheUsage() =>
        AssertNone(RepositoryText.CSharp("samples")
            .Where(file => Path.GetFileName(file.RelativePath) == "Program.cs")
            .Select(file => (file.RelativePath, Text: File.ReadAllText(file.FullPath).ReplaceLineEndings("\n")))
            .Where(file => !Configured().IsMatch(file.Text) && !Usage().IsMatch(file.Text))
            .Select(file => $"{file.RelativePath}: needs 'if (args is not […]) {{ Console.Error.WriteLine(\"usage: …\"); return 2; }}'."));

    [Fact]
    public void SampleFiles_Names_AreNoneOfTheLibrarys()
    {
        HashSet<string> library = [.. RepositoryText.CSharp("src").Select(file => Path.GetFileName(file.RelativePath))];
        AssertNone(RepositoryText.CSharp("samples")
            .Where(file => Path.GetFileName(file.RelativePath) != "Program.cs" && library.Contains(Path.GetFileName(file.RelativePath)))
            .Select(file => $"{file.RelativePath}: the library has a type of that name, so the sample shows nothing new."));
    }

    private static void AssertNone(IEnumerable<string> findings)
    {
        List<string> list = findings.ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }

    [GeneratedRegex(
        "^public (?:(?:sealed|static|abstract|partial|readonly|ref|unsafe) )*"
        + @"(?:class|record struct|record class|record|struct|interface|enum|delegate [\w<>?\[\], ]+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    // Of any attribute that makes a test: Fact, Theory, CorpusFact and so on.
    [GeneratedRegex(@"^ *\[\w*(?:Fact|Theory)\b.*\n(?:.*\n)*? *public (?:(?:static|async|unsafe) )*\S+ (?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestMethod();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(?:_[A-Z0-9][A-Za-z0-9]*){2,}$")]
    private static partial Regex TestName();

    // Servers take their arguments as configuration.
    [GeneratedRegex(@"\.Create\w*\(args\)")]
    private static partial Regex Configured();

    [GeneratedRegex(@"^if \(args is not .*\)\n\{\n    Console\.Error\.WriteLine\(""usage: .*\n(?:    Console\.Error\.WriteLine\(.*\n)*    return 2;\n\}\n", RegexOptions.Multiline)]
    private static partial Regex Usage();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Leftover();
}
