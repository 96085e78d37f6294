using System.Xml.Linq;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Models.Acted.Tests;

/// <summary>The package's licence is its own: never the library's MIT expression.</summary>
public sealed class PackageTests
{
    [Fact]
    public void Project_Licence_IsTheFileAndNotTheExpression()
    {
        XDocument project = XDocument.Load(Folder("SpeechEmotion.Models.Acted.csproj"));

        Assert.Equal("LICENSE.txt", project.Descendants("PackageLicenseFile").Single().Value);
        Assert.Equal("", project.Descendants("PackageLicenseExpression").Single().Value);
    }

    [Fact]
    public void Licence_Text_NamesTheTermsOfTheWeights()
    {
        string text = File.ReadAllText(Folder("LICENSE.txt"));

        Assert.Contains("CC-BY-NC-SA-4.0", text, StringComparison.Ordinal);
        Assert.Contains("creativecommons.org/licenses/by-nc-sa/4.0", text, StringComparison.Ordinal);
    }

    private static string Folder(string file) => RepositoryFiles.At("src", "SpeechEmotion.Models.Acted", file);
}
