using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests;

public sealed class AudioReaderTests
{
    [Theory]
    [InlineData("mono_8000_pcmu8")]
    [InlineData("mono_16000_pcm16")]
    [InlineData("mono_16000_pcm24")]
    [InlineData("mono_16000_pcm32")]
    [InlineData("mono_48000_float")]
    [InlineData("mono_8000_alaw")]
    [InlineData("mono_8000_ulaw")]
    [InlineData("stereo_44100_pcm16")]
    public void ReadFile_LibrosaLoad_HasItsLengthAndNearlyItsSamples(string name)
    {
        AudioReader reader = new();
        string path = ReferenceArrays.PathOf($"wav/{name}.wav");

        AudioSignal whole = reader.ReadFile(path, new AudioReadOptions { SampleRate = 22050 });
        AudioSignal cut = reader.ReadFile(path, new AudioReadOptions { SampleRate = 22050, OffsetSeconds = 0.2, DurationSeconds = 0.5 });

        // The filter differs from soxr's between 0.91 and 1 of Nyquist and at hard cuts; the bulk of the samples must agree.
        Assert.InRange(RelativeRms(ReferenceArrays.Read($"wav/{name}__default").ToSingle(), whole.Samples.Span), 0, 2e-3);
        Assert.InRange(RelativeRms(ReferenceArrays.Read($"wav/{name}__seed").ToSingle(), cut.Samples.Span), 0, 2e-3);
    }

    [Fact]
    public void Read_DurationFarBeyondTheEnd_TakesMemoryForWhatThereIs()
    {
        byte[] wav = WavBuilder.Mono16(16_000, new short[16_000]);
        AudioReader reader = new();
        AudioReadOptions hour = new() { DurationSeconds = 3600 };
        reader.Read(new MemoryStream(wav), hour);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(16_000, reader.Read(new MemoryStream(wav), hour).Samples.Length);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 64_000, 800_000);
    }

    [Fact]
    public void Read_OffsetAndDuration_AreTruncatedToFrames()
    {
        byte[] wav = WavBuilder.Mono16(10, [.. Enumerable.Range(0, 30).Select(static i => (short)(i * 1024))]);

        AudioSignal signal = new AudioReader().Read(new MemoryStream(wav), new AudioReadOptions { OffsetSeconds = 0.59, DurationSeconds = 0.39 });

        Assert.Equal([5 / 32f, 6 / 32f, 7 / 32f], signal.Samples.ToArray());
    }

    [Theory]
    [InlineData(1, 1, 0f)]
    [InlineData(1, -1, 1f)]
    [InlineData(1, 0, 0.5f)]
    [InlineData(3, 1, 0.2f)]
    public void Read_TwoChannels_SaysWhatTheirMeanLost(int left, int right, float loss)
    {
        short[] samples = [.. Enumerable.Range(0, 40_000).Select(i => (short)(3000 * Math.Sin(0.1 * i))).SelectMany(s => new[] { (short)(left * s), (short)(right * s) })];
        byte[] wav = new WavBuilder().Format(1, 2, 16_000, 16).Data(System.Runtime.InteropServices.MemoryMarshal.AsBytes<short>(samples).ToArray()).Build();

        Assert.Equal(loss, Read(new AudioReadOptions()).MixLoss!.Value, 1e-5f);
        Assert.Equal(loss, Read(new AudioReadOptions { SampleRate = 8000 }).MixLoss!.Value, 1e-5f);
        Assert.Null(Read(new AudioReadOptions { Channel = 0 }).MixLoss);
        Assert.Null(Read(new AudioReadOptions { DurationSeconds = 0 }).MixLoss);

        AudioSource Read(AudioReadOptions options) => new AudioReader().Read(new MemoryStream(wav), options).Source!;
    }

    [Fact]
    public void Read_OffsetBeyondTheEnd_IsEmpty() =>
        Assert.True(new AudioReader().Read(new MemoryStream(WavBuilder.Mono16(8000, 1, 2)), new AudioReadOptions { OffsetSeconds = 1 }).Samples.IsEmpty);

    [Theory]
    [InlineData(1e18)]
    [InlineData(double.MaxValue)]
    public void Read_OffsetBeyondAllNumbers_IsEmptyForStereoToo(double seconds)
    {
        byte[] wav = new WavBuilder().Format(1, 2, 8000, 16).Data(WavBuilder.Bytes(1, 2, 3, 4)).Build();

        Assert.True(new AudioReader().Read(new MemoryStream(wav), new AudioReadOptions { OffsetSeconds = seconds }).Samples.IsEmpty);
    }

    [Fact]
    public void Read_LongRecording_GrowsAndKeepsEverySample()
    {
        short[] samples = [.. Enumerable.Range(0, 300_001).Select(static i => (short)(i % 20011))];

        AudioSignal signal = new AudioReader().Read(new MemoryStream(WavBuilder.Mono16(8000, samples)));

        Assert.Equal(samples.Select(static sample => sample / 32768f), signal.Samples.ToArray());
    }

    [Fact]
    public void Read_Channel_SelectsIt()
    {
        byte[] wav = new WavBuilder().Format(1, 3, 8000, 8).Data([0, 64, 192, 128, 32, 224]).Build();
        AudioReader reader = new();

        Assert.Equal([0.5f, 0.75f], reader.Read(new MemoryStream(wav), new AudioReadOptions { Channel = 2 }).Samples.ToArray());
        Assert.Equal([-1f / 3, 0f], reader.Read(new MemoryStream(wav)).Samples.ToArray());
    }

    [Fact]
    public void Read_ChannelThatIsNotThere_SaysHowManyThereAre()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new AudioReader().Read(new MemoryStream(WavBuilder.Mono16(8000, 1)), new AudioReadOptions { Channel = 1 }));

        Assert.Contains("between 0 and 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OptionsOutOfRange_AreNamedTogether()
    {
        AudioReadOptions options = new() { OffsetSeconds = -1, DurationSeconds = double.NaN, SampleRate = 0, Channel = -1 };

        string message = Assert.Throws<ArgumentException>(() => new AudioReader().Read(new MemoryStream(), options)).Message;

        Assert.All(
            ["OffsetSeconds must be 0 or more; it was -1.", "DurationSeconds", "SampleRate must be between 1 and 768000 Hz", "Channel"],
            part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OptionOutOfRange_IsWrittenAlikeInEveryLanguage()
    {
        using CommaCulture language = new();
        string message = Assert.Throws<ArgumentException>(
            () => new AudioReader().Read(new MemoryStream(), new AudioReadOptions { OffsetSeconds = -1.5 })).Message;
        Assert.Contains("it was -1.5.", message, StringComparison.Ordinal);
        message = Assert.Throws<ArgumentOutOfRangeException>(() => new Resampler(1.5, 16_000)).Message;
        Assert.Equal(
            "Both rates must be above 0 and their ratio between 1:256 and 256:1; they were 1.5 and 16000 Hz. (Parameter 'targetRate')", message);
    }

    [Fact]
    public void Read_RateThatCannotBeResampled_IsAFormatError()
    {
        AudioFormatException error = Assert.Throws<AudioFormatException>(
            () => new AudioReader().Read(new MemoryStream(WavBuilder.Mono16(1, 1, 2)), new AudioReadOptions { SampleRate = 22050 }));

        Assert.Contains("1 Hz cannot be resampled to 22050 Hz", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_StreamNotAtItsStart_ReadsFromWhereItStands()
    {
        byte[] wav = WavBuilder.Mono16(8000, 16384);
        MemoryStream stream = new([.. new byte[100], .. wav]) { Position = 100 };

        Assert.Equal([0.5f], new AudioReader().Read(stream).Samples.ToArray());
    }

    [Fact]
    public void Constructor_NoDecoders_IsRefused() => Assert.Throws<ArgumentException>(() => new AudioReader([]));

    [Fact]
    public void Open_EncodingTheFirstDoesNotSupport_IsGivenToTheNext()
    {
        byte[] wave = new WavBuilder().Format(2, 1, 8000, 4, extra: new byte[32]).Data(new byte[600]).Build();
        OpeningDecoder second = new();
        AudioReader reader = new([new WavDecoder(), second]);

        reader.Open(new MemoryStream([9, 9, .. wave]) { Position = 2 });
        reader.Open(new TrickleStream(wave));

        Assert.All(second.Seen, bytes => Assert.Equal(wave, bytes));
        Assert.Equal(2, second.Seen.Count);
    }

    [Fact]
    public void Open_EncodingNobodySupports_SaysWhatEachFound()
    {
        byte[] wave = new WavBuilder().Format(2, 1, 8000, 4).Data(new byte[600]).Build();
        AudioFormatException broken = new("The second cannot either.", isCorrupt: true);

        AudioFormatException error = Assert.Throws<AudioFormatException>(
            () => new AudioReader([new WavDecoder(), new OpeningDecoder { Failure = broken }]).Open(new MemoryStream(wave)));

        Assert.StartsWith("WAVE encoding 2 (Microsoft ADPCM) is not supported.", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("The second cannot either.", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsCorrupt);
        Assert.Same(broken, error.InnerException);
    }

    [Fact]
    public void Open_CorruptOrBeyondTheWayBack_IsNotGivenToTheNext()
    {
        byte[] corrupt = new WavBuilder().Format(1, 0, 8000, 16).Data([]).Build();
        byte[] deep = new WavBuilder().Chunk("JUNK", new byte[100]).Format(2, 1, 8000, 4).Data([]).Build();
        OpeningDecoder second = new();
        AudioReader reader = new([new WavDecoder(), second]);

        Assert.True(Assert.Throws<AudioFormatException>(() => reader.Open(new MemoryStream(corrupt))).IsCorrupt);
        Assert.StartsWith("WAVE encoding 2", Assert.Throws<AudioFormatException>(() => reader.Open(new TrickleStream(deep))).Message, StringComparison.Ordinal);
        Assert.Empty(second.Seen);
    }

    [CorpusFact("ravdess")]
    public void ReadFile_RealSpeech_HasTheStatedRateAndNoTruncation()
    {
        AudioReader reader = new();
        foreach (string path in Directory.EnumerateFiles(Corpora.Folder("ravdess"), "*.wav", SearchOption.AllDirectories).Take(20))
        {
            AudioSignal signal = reader.ReadFile(path, new AudioReadOptions { SampleRate = 22050, OffsetSeconds = 0.6, DurationSeconds = 2.5 });

            Assert.False(signal.Source!.IsTruncated);
            Assert.InRange(signal.Samples.Length, 22050, 55125);
        }
    }

    /// <summary>Takes everything for its own and keeps what it was given.</summary>
    private sealed class OpeningDecoder : IAudioDecoder
    {
        public List<byte[]> Seen { get; } = [];

        public AudioFormatException? Failure { get; init; }

        public bool CanDecode(ReadOnlySpan<byte> header) => true;

        public IAudioReader Open(Stream stream)
        {
            using MemoryStream copy = new();
            stream.CopyTo(copy);
            Seen.Add(copy.ToArray());
            return Failure is null ? new WavDecoder().Open(new MemoryStream(WavBuilder.Mono16(8000, 1))) : throw Failure;
        }
    }

    private static double RelativeRms(float[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double error = 0, power = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            error += Math.Pow(expected[i] - actual[i], 2);
            power += Math.Pow(expected[i], 2);
        }

        return Math.Sqrt(error / power);
    }
}
