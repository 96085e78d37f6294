using System.Text;

namespace SpeechEmotion.Datasets.Tests.Parsers;

/// <summary>Clips of one's own, labelled by a table.</summary>
public sealed class TableParserTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("table-").FullName;

    public TableParserTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "calls"));
        foreach (string file in new[] { "a.wav", "calls/b, loud.wav", "c.mp3" })
        {
            File.WriteAllText(Path.Combine(_root, file), string.Empty);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Parse_Table_GivesItsRowsInTheOrderOfTheirPaths()
    {
        Write("\uFEFFSpeaker,file_name,Emotion,sex,Room\r\nanna,c.mp3, sad ,F,\"large, \"\"cold\"\"\"\r\n\r\nbert,\"calls/b, loud.wav\",angry,male,\nanna,a.wav,neutral,,hall");
        Utterance[] clips = [.. new TableParser().Parse(_root)];

        Assert.Equal(3, clips.Length);
        Assert.Equal(["neutral", "sad", "angry"], new[] { "a.wav", "c.mp3", "loud.wav" }
            .Select(name => clips.Single(clip => clip.Path.EndsWith(name, StringComparison.Ordinal)).Emotion));
        Utterance sad = clips.Single(clip => clip.Emotion == "sad"), angry = clips.Single(clip => clip.Emotion == "angry");
        Assert.Equal(("table/anna", SpeakerSex.Female, "large, \"cold\""), (sad.SpeakerKey, sad.Sex, sad.Attributes["room"]));
        Assert.Equal((SpeakerSex.Male, string.Empty), (angry.Sex, angry.Attributes["room"]));
        Assert.Equal(clips.Select(clip => clip.Path).Order(StringComparer.Ordinal), clips.Select(clip => clip.Path));
    }

    [Fact]
    public void ByName_TableWithAName_TellsItsSpeakersFromOthers()
    {
        Write("file_name,emotion,speaker\na.wav,sad,anna\n");
        IDatasetParser calls = DatasetParsers.ByName("table:calls");
        Assert.Equal(("calls", "calls/anna"), (calls.Name, Assert.Single(calls.Parse(_root)).SpeakerKey));
        Assert.Throws<ArgumentException>(() => DatasetParsers.ByName("table:"));
        Assert.Throws<ArgumentException>(() => DatasetParsers.ByName("table:a/b"));
        Assert.All(["ravdess", "EmoDb", "crema-d"], known => Assert.Contains(
            $"'{known}' is a corpus that the library knows", Assert.Throws<ArgumentException>(() => DatasetParsers.ByName($"table:{known}")).Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("file_name,emotion\na.wav,sad", "names no column speaker; it is 'file_name,emotion'")]
    [InlineData("", "names no column file_name, emotion, speaker")]
    [InlineData("file_name;emotion;speaker\na.wav;sad;anna", "it is 'file_name;emotion;speaker'; commas separate columns")]
    [InlineData("file_name,emotion,speaker,Speaker\n", "names a column twice")]
    [InlineData("file_name,emotion,speaker\na.wav,sad", "line 2 has 2 fields, the first row 3")]
    [InlineData("file_name,emotion,speaker\na.wav,,x", "line 2 has nothing for emotion")]
    [InlineData("file_name,emotion,speaker\n\"a.wav\",sad,x\nz.wav,sad,x", "line 3 names 'z.wav', which is not there")]
    [InlineData("file_name,emotion,speaker\na.wav,sad,x\n./a.wav,angry,y", "a.wav' again, after line 2")]
    [InlineData("file_name,emotion,speaker,sex\na.wav,sad,x,maybe", "line 2 has the sex 'maybe'")]
    [InlineData("file_name,emotion,speaker\n\"a.wav,sad,x", "line 2: a quote is never closed")]
    [InlineData("file_name,emotion,speaker\n\"a.wav\"x,sad,x", "line 2: 'x' follows a closing quote")]
    public void Parse_TableOfNoUse_SaysWhere(string table, string expected)
    {
        Write(table);
        DatasetFormatException error = Assert.Throws<DatasetFormatException>(() => new TableParser().Parse(_root));
        Assert.Contains("metadata.csv: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "line 3 is not UTF-8; spreadsheets save that as 'CSV UTF-8'")]
    [InlineData(false, "it is not UTF-8")]
    public void Parse_TableInAnotherEncoding_IsRefusedInsteadOfGuessed(bool isOneByteALetter, string expected)
    {
        Encoding encoding = isOneByteALetter ? Encoding.Latin1 : new UnicodeEncoding(bigEndian: false, byteOrderMark: false);
        string speaker = isOneByteALetter ? "J\u00FCrgen" : "bert";
        File.WriteAllText(Path.Combine(_root, TableParser.FileName), $"file_name,emotion,speaker\na.wav,sad,anna\nc.mp3,happy,{speaker}\n", encoding);

        DatasetFormatException error = Assert.Throws<DatasetFormatException>(() => new TableParser().Parse(_root));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TableWithAByteOrderMark_IsReadByIt()
    {
        File.WriteAllText(Path.Combine(_root, TableParser.FileName), "file_name,emotion,speaker\na.wav,fr\u00F6hlich,J\u00FCrgen\n", Encoding.Unicode);

        Assert.Equal(("fr\u00F6hlich", "J\u00FCrgen"), new TableParser().Parse(_root).Select(clip => (clip.Emotion, clip.Speaker)).Single());
    }

    [Fact]
    public void Parse_NoTableOrFolder_SaysWhatIsMissing()
    {
        Assert.Contains(
            "There is no metadata.csv", Assert.Throws<DatasetFormatException>(() => new TableParser().Parse(_root)).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => new TableParser().Parse(Path.Combine(_root, "none")));
    }

    [Fact]
    public void Scan_RecordingWithoutARow_IsListed()
    {
        Write("file_name,emotion,speaker\na.wav,sad,x\nc.mp3,sad,x\n");
        DatasetProblem problem = Assert.Single(DatasetScan.Run(DatasetParsers.ByName("table"), _root).NotUnderstood);
        Assert.EndsWith("b, loud.wav", problem.Path, StringComparison.Ordinal);
        Assert.Equal("metadata.csv has no row for it.", problem.Reason);
    }

    private void Write(string table) => File.WriteAllText(Path.Combine(_root, TableParser.FileName), table);
}
