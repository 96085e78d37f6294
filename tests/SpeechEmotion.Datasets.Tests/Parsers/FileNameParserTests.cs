namespace SpeechEmotion.Datasets.Tests.Parsers;

public sealed class FileNameParserTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("speech-emotion-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Parse_Folder_YieldsOrdinalOrderOfRelativePathsAndPassesOthersOver()
    {
        Touch("b/03a01Fa.wav", "a/16b10Lb.WAV", "B/08a07Wc.wav", "03a02Nc.wav", "readme.txt", "a/notes.wav", "03a01Wa.txt");

        string[] found = [.. new EmoDbParser().Parse(_root).Select(utterance => Path.GetRelativePath(_root, utterance.Path).Replace('\\', '/'))];

        Assert.Equal(["03a02Nc.wav", "B/08a07Wc.wav", "a/16b10Lb.WAV", "b/03a01Fa.wav"], found);
    }

    [Fact]
    public void AudioFiles_SoundOfEveryFormatThatIsDecoded_IsFoundAndVideosAreNot()
    {
        Touch("1.WMA", "2.aac", "3.amr", "4.caf", "5.oga", "6.mp4", "7.flv", "8.txt");

        Assert.Equal(["1.WMA", "2.aac", "3.amr", "4.caf", "5.oga"], new EmoDbParser().AudioFiles(_root));
    }

    [Fact]
    public void AudioFiles_LinksThatLeadBack_AreNotFollowed()
    {
        string outside = Directory.CreateTempSubdirectory("speech-emotion-").FullName;
        try
        {
            Touch("a/1.wav", "b/2.wav");
            File.WriteAllBytes(Path.Combine(outside, "3.wav"), []);
            Directory.CreateSymbolicLink(Path.Combine(_root, "itself"), ".");
            Directory.CreateSymbolicLink(Path.Combine(_root, "a", "root"), _root);
            Directory.CreateSymbolicLink(Path.Combine(_root, "linked"), outside);
            Directory.CreateSymbolicLink(Path.Combine(outside, "back"), outside);
            Directory.CreateSymbolicLink(Path.Combine(outside, "parent"), "..");

            Assert.Equal(["a/1.wav", "b/2.wav", "linked/3.wav"], new EmoDbParser().AudioFiles(_root));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public void AudioFiles_LinksInACircle_AreFollowedOnce()
    {
        Touch("a/1.wav", "b/2.wav");
        Directory.CreateSymbolicLink(Path.Combine(_root, "a", "other"), Path.Combine("..", "b"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "b", "other"), Path.Combine("..", "a"));

        Assert.Equal(["a/1.wav", "a/other/2.wav", "b/2.wav", "b/other/1.wav"], new EmoDbParser().AudioFiles(_root));
    }

    [Fact]
    public void AudioFiles_NameWithABackslash_IsKeptWhereItIsALetter()
    {
        if (Path.DirectorySeparatorChar == '/')
        {
            Touch("a\\1.wav");

            Assert.Equal(["a\\1.wav"], new EmoDbParser().AudioFiles(_root));
        }
    }

    [Fact]
    public void Parse_MalformedName_Throws()
    {
        Touch("04a01Fa.wav");

        Assert.Throws<DatasetFormatException>(() => new EmoDbParser().Parse(_root).Count());
    }

    [Fact]
    public void Parse_MissingFolder_Throws() =>
        Assert.Throws<DirectoryNotFoundException>(() => new EmoDbParser().Parse(Path.Combine(_root, "none")).Count());

    [Fact]
    public void ByName_HostsOwnParser_StandsBesideTheBuiltIns()
    {
        IDatasetParser own = new OwnParser();

        Assert.Same(own, DatasetParsers.ByName("Own", [.. DatasetParsers.All, own]));
        Assert.IsType<EmoDbParser>(DatasetParsers.ByName("emodb"));
    }

    [Fact]
    public void ByName_UnknownName_ListsTheKnown()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => DatasetParsers.ByName("iemocap"));

        Assert.StartsWith("There is no dataset parser called 'iemocap'. Known: ased, crema-d, emo-db, nemo, ravdess, savee, table, tess.", error.Message, StringComparison.Ordinal);
    }

    private void Touch(params string[] files)
    {
        foreach (string file in files)
        {
            string path = Path.Combine(_root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, []);
        }
    }

    private sealed class OwnParser : FileNameParser
    {
        public override string Name => "own";

        public override Utterance? ParseFileName(string relativePath) => null;
    }
}
