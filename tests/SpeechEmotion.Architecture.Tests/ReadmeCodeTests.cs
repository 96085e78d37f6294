using System.Text.RegularExpressions;
using SpeechEmotion.Architecture.Tests.Support;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Architecture.Tests;

/// <summary>Every C# block of a README is a piece of a sample, which the build compiles.</summary>
/// <remarks>
/// The line before a block names its piece: <c>&lt;!-- sample: PredictFile/Program.cs#quick-start --&gt;</c>. The piece stands between
/// <c>// snippet: quick-start</c> and <c>// end</c> in the sample; without <c>#name</c> the whole file is meant.
/// </remarks>
public sealed partial class ReadmeCodeTests
{
    public static TheoryData<string> Pages => new(PagesWithCode());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Markdown_CSharpBlocks_EqualTheSamples(string page)
    {
        string text = File.ReadAllText(RepositoryFiles.At(page)).ReplaceLineEndings("\n");
        MatchCollection blocks = NamedBlock().Matches(text);
        Assert.True(
            blocks.Count == Regex.Count(text, "^```csharp", RegexOptions.Multiline),
            $"{page}: every C# block needs the comment '<!-- sample: FILE#NAME -->' on the line before it.");
        foreach (Match block in blocks)
        {
            string sample = block.Groups["sample"].Value;
            string expected = Snippet(RepositoryFiles.At("samples", block.Groups["file"].Value), block.Groups["name"].Value);
            Assert.True(
                block.Groups["code"].Value.Trim('\n') == expected,
                $"{page}: the block '{sample}' differs from the sample, which says:{Environment.NewLine}{expected}");
        }
    }

    [Fact]
    public void Readme_Itself_ShowsCode() => Assert.Contains("README.md", PagesWithCode());

    private static IEnumerable<string> PagesWithCode() =>
        RepositoryText.Files()
            .Where(file => file.RelativePath.EndsWith(".md", StringComparison.Ordinal)
                && File.ReadAllText(file.FullPath).Contains("```csharp", StringComparison.Ordinal))
            .Select(file => file.RelativePath);

    private static string Snippet(string path, string name)
    {
        string[] lines = File.ReadAllLines(path);
        if (name.Length > 0)
        {
            int start = Array.FindIndex(lines, line => line.Trim() == $"// snippet: {name}");
            Assert.True(start >= 0, $"{path} has no '// snippet: {name}'.");
            int end = Array.FindIndex(lines, start, line => line.Trim() == "// end");
            Assert.True(end > start, $"{path}: the snippet '{name}' has no '// end'.");
            lines = lines[(start + 1)..end];
        }

        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line)).Trim('\n');
    }

    [GeneratedRegex(@"^<!-- sample: (?<sample>(?<file>[^#\s]+)(?:#(?<name>\S+))?) -->\n```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NamedBlock();
}
