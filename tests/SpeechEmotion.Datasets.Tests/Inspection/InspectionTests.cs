namespace SpeechEmotion.Datasets.Tests.Inspection;

public sealed class InspectionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("speech-emotion-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Find_ByBytes_GroupsEqualFiles()
    {
        string[] files = [Write("b.wav", 1, 2), Write("a.wav", 1, 2), Write("c.wav", 1, 2, 3), Write("d.wav", 9)];

        Assert.Equal([[files[1], files[0]]], DuplicateFinder.Find(files));
    }

    [Fact]
    public void Find_BySamples_IgnoresWhatIsAroundThem()
    {
        string[] files = [Write("a.wav", 7, 1, 2), Write("b.wav", 8, 1, 2), Write("c.wav", 8, 1, 3)];

        Assert.Empty(DuplicateFinder.Find(files));
        Assert.Equal([[files[0], files[1]]], DuplicateFinder.Find(files, new ByteDecoder()));
    }

    [Fact]
    public void Read_EncodingTheFirstDoesNotSupport_IsGivenToTheNext()
    {
        string file = Write("a.wav", 1, 2, 3);

        Assert.Equal(RecordingContent.Read(file, new ByteDecoder()), RecordingContent.Read(file, new RefusingDecoder(), new ByteDecoder()));
    }

    [Fact]
    public void Find_FileNoDecoderReads_Throws() =>
        Assert.Throws<AudioFormatException>(() => DuplicateFinder.Find([Write("a.wav", 0, 1)], new ByteDecoder()));

    [Fact]
    public void Find_MissingFile_ThrowsFromWhereItWasOpened()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => DuplicateFinder.Find([Path.Combine(_root, "none.wav")]));

        Assert.Contains("RecordingContent.Read", error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_FolderInsteadOfAFile_ThrowsAsOpeningItDoes() =>
        Assert.Throws<UnauthorizedAccessException>(() => DuplicateFinder.Find([_root]));

    [Fact]
    public void Read_HeaderThatClaimsThousandsOfChannels_TakesNoMemoryForThem()
    {
        string file = Write("a.wav", 7, 1, 2);
        long before = GC.GetAllocatedBytesForCurrentThread();

        RecordingContent.Read(file, new ByteDecoder { ChannelCount = 65_535 });

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Create_MixedFolder_CountsListsAndMeasures()
    {
        Write("OAF_back_angry.wav", 7, 1, 2, 3, 4);
        Write("OAF_back_sad.wav", 7, 1, 2, 3, 4);
        Write("YAF_bean_angry.wav", 7, 9);
        Write("YAF_bean_sad.wav", 0);
        Write("YAF_bean_bored.wav", 7, 1);
        Write("other.wav", 7, 1);

        DatasetSummary summary = DatasetSummary.Create(DatasetScan.Run(new TessParser(), _root), new ByteDecoder());

        Assert.Equal(4, summary.ClipCount);
        Assert.Equal(["angry 2", "sad 2"], summary.ClipsByEmotion.Select(pair => $"{pair.Key} {pair.Value}"));
        Assert.Equal(["OAF 2", "YAF 2"], summary.ClipsBySpeaker.Select(pair => $"{pair.Key} {pair.Value}"));
        Assert.Equal(2, summary.SpeakersBySex[SpeakerSex.Female]);
        Assert.Equal(9.0 / 3600, summary.Hours!.Value, 12);
        Assert.Equal(["OAF_back_angry.wav", "OAF_back_sad.wav"], Assert.Single(summary.Duplicates).Select(Path.GetFileName));
        Assert.Equal(["YAF_bean_bored.wav", "other.wav", "YAF_bean_sad.wav"], summary.Problems.Select(problem => Path.GetFileName(problem.Path)));
        Assert.Contains("tess: 4 clips, 2 speakers, 0.00 h", summary.ToString(), StringComparison.Ordinal);
        Assert.Contains("emotion 'bored' is not one of", summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_NoDecoder_HasNoHours()
    {
        Write("OAF_back_angry.wav", 7);

        Assert.Null(DatasetSummary.Create(DatasetScan.Run(new TessParser(), _root)).Hours);
    }

    [Fact]
    public void Run_ParserOfAnotherKind_ListsAudioItDidNotYield()
    {
        Write("known.wav", 1);
        Write("unknown.flac", 1);
        Write("voice note.aac", 1);
        Write("notes.txt", 1);

        DatasetScan scan = DatasetScan.Run(new OneFileParser(), _root);

        Assert.Equal(["known.wav"], scan.Utterances.Select(utterance => Path.GetFileName(utterance.Path)));
        Assert.Equal(["unknown.flac", "voice note.aac"], scan.NotUnderstood.Select(problem => Path.GetFileName(problem.Path)));
    }

    private string Write(string name, params byte[] bytes)
    {
        string path = Path.Combine(_root, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A format of its own: one non-zero header byte, then one sample a byte, one sample a second.</summary>
    private sealed class ByteDecoder : IAudioDecoder
    {
        public int ChannelCount { get; init; } = 1;

        public bool CanDecode(ReadOnlySpan<byte> header) => header.Length > 0 && header[0] != 0;

        public IAudioReader Open(Stream stream)
        {
            stream.ReadByte();
            return new Reader(stream, ChannelCount);
        }

        private sealed class Reader(Stream stream, int channels) : IAudioReader
        {
            public int SampleRate => 1;

            public int ChannelCount => channels;

            public AudioSource Source { get; } = new() { SampleRate = 1, ChannelCount = channels, Encoding = "bytes" };

            public int Read(Span<float> interleaved)
            {
                int value = stream.ReadByte();
                if (value < 0)
                {
                    return 0;
                }

                interleaved[0] = value;
                return 1;
            }

            public void Dispose()
            {
            }
        }
    }

    private sealed class RefusingDecoder : IAudioDecoder
    {
        public bool CanDecode(ReadOnlySpan<byte> header) => true;

        public IAudioReader Open(Stream stream)
        {
            stream.ReadByte();
            throw new AudioFormatException("Not this encoding.", isCorrupt: false);
        }
    }

    private sealed class OneFileParser : IDatasetParser
    {
        public string Name => "one";

        public IEnumerable<Utterance> Parse(string rootFolder) =>
            [new() { Path = Path.Combine(rootFolder, "known.wav"), Dataset = Name, Speaker = "1", Emotion = "sad" }];
    }
}
