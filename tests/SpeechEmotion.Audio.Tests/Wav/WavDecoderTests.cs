using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests;

public sealed class WavDecoderTests
{
    [Theory]
    [InlineData("mono_8000_pcmu8", 8000, 1, "WAVE PCM 8-bit")]
    [InlineData("mono_16000_pcm16", 16000, 1, "WAVE PCM 16-bit")]
    [InlineData("mono_16000_pcm24", 16000, 1, "WAVE PCM 24-bit")]
    [InlineData("mono_16000_pcm32", 16000, 1, "WAVE PCM 32-bit")]
    [InlineData("mono_8000_alaw", 8000, 1, "WAVE A-law 8-bit")]
    [InlineData("mono_8000_ulaw", 8000, 1, "WAVE mu-law 8-bit")]
    [InlineData("stereo_44100_pcm16", 44100, 2, "WAVE PCM 16-bit")]
    public void Read_LibrosaNativeLoad_IsEqualBitForBit(string name, int rate, int channels, string encoding)
    {
        AudioSignal signal = new AudioReader().ReadFile(ReferenceArrays.PathOf($"wav/{name}.wav"));

        Assert.Equal(rate, signal.SampleRate);
        Assert.Equal(new AudioSource { SampleRate = rate, ChannelCount = channels, Encoding = encoding }, signal.Source! with { MixLoss = null });
        Assert.Equal(ReferenceArrays.Read($"wav/{name}__native").ToSingle(), signal.Samples.ToArray());
    }

    [Fact]
    public void Read_Float64_RoundsToFloat32()
    {
        double[] values = [0.1, -0.25, 1.5];
        byte[] wav = new WavBuilder().Format(3, 1, 8000, 64).Data([.. values.SelectMany(BitConverter.GetBytes)]).Build();

        Assert.Equal([0.1f, -0.25f, 1.5f], Decode(wav));
    }

    [Fact]
    public void Read_ExtensibleWithNarrowSamplesInWideContainer_UsesTheContainer()
    {
        byte[] wav = new WavBuilder().ExtensibleFormat(1, 1, 48000, containerBits: 24, validBits: 20).Data([0, 0, 0x40, 0, 0, 0x80]).Build();

        Assert.Equal([0.5f, -1f], Decode(wav));
    }

    [Fact]
    public void Read_TwelveBitsInTwoBytes_AreLeftJustified() =>
        Assert.Equal([0.5f], Decode(new WavBuilder().Format(1, 1, 8000, 12).Data(WavBuilder.Bytes((short)0x4000)).Build()));

    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 16)]
    public void Read_TelephoneSamplesOfOtherBits_AreBytesAllTheSame(int encoding, int bits)
    {
        byte[] expected = new WavBuilder().Format(encoding, 1, 8000, 8).Data([0, 100, 200]).Build();
        byte[] wav = [.. expected];
        BitConverter.GetBytes((short)bits).CopyTo(wav, 34);

        Assert.Equal(Decode(expected), Decode(wav));
    }

    [Fact]
    public void Read_UnknownOddChunksBeforeAndAfter_ArePassedOver()
    {
        byte[] wav = new WavBuilder().Chunk("JUNK", [1, 2, 3]).Format(1, 1, 8000, 8, extra: [0, 0]).Chunk("LIST", [9])
            .Data([192, 64, 128]).Chunk("id3 ", new byte[50]).Build();

        Assert.Equal([0.5f, -0.5f, 0f], Decode(wav));
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(0u, uint.MaxValue)]
    [InlineData(36u, 0u)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(uint.MaxValue, 0u)]
    [InlineData(0x7FFFF024u, 0x7FFFF000u)]
    [InlineData(0x80000023u, 0x7FFFFFFFu)]
    [InlineData(0x80000024u, 0x80000000u)]
    [InlineData(0xFFFFF024u, 0xFFFFF000u)]
    public void Read_UnfinishedSizes_ReadsToTheEnd(uint riffSize, uint dataSize)
    {
        byte[] wav = new WavBuilder().RiffSize(riffSize).Format(1, 1, 8000, 16).Data(WavBuilder.Bytes(16384, -16384), dataSize).Build();

        AudioSignal signal = new AudioReader().Read(new MemoryStream(wav));

        Assert.Equal([0.5f, -0.5f], signal.Samples.ToArray());
        Assert.False(signal.Source!.IsTruncated);
        AudioSignal piped = new AudioReader().Read(new TrickleStream(wav));
        Assert.Equal([0.5f, -0.5f], piped.Samples.ToArray());
        Assert.False(piped.Source!.IsTruncated);
    }

    [Theory]
    [InlineData(5_529_600_000, 0, 5_529_600_000)]
    [InlineData(5_529_600_000, 5000, 5_529_600_000)]
    [InlineData(32_000, 5000, 32_000L)]
    [InlineData(0x7FFFF000, 5000, 0x7FFFF000L)]
    [InlineData(0x7FFFF000, 0, null)]
    public void Read_SizeThatRanOver32Bits_IsWhatIsThere(long dataBytes, int bytesBehind, long? expected)
    {
        byte[] header = new WavBuilder().Format(1, 2, 48_000, 16).Data([], unchecked((uint)dataBytes)).Build();
        using SparseStream stream = new(header, header.Length + dataBytes + bytesBehind);

        Assert.Equal(expected, WavHeader.Read(stream).DataBytes);
    }

    [Fact]
    public void Read_EmptyDataBeforeAnotherChunk_IsEmpty() =>
        Assert.Empty(Decode(new WavBuilder().Format(1, 1, 8000, 16).Data([]).Chunk("LIST", new byte[8]).Build()));

    [Fact]
    public void Read_SizeBeyondTheEnd_GivesWhatIsThereAndSaysSo()
    {
        byte[] wav = new WavBuilder().Format(1, 1, 8000, 16).Data([0, 0x40, 0, 0xC0, 7], claimedSize: 3_000_000_000, pad: false).Build();

        AudioSignal signal = new AudioReader().Read(new MemoryStream(wav));

        Assert.Equal([0.5f, -0.5f], signal.Samples.ToArray());
        Assert.True(signal.Source!.IsTruncated);
    }

    [Fact]
    public void Read_FloatsCutOffBeforeTheFirstSample_AreEmptyAndTruncated()
    {
        byte[] wav = new WavBuilder().Format(3, 1, 8000, 32).Data([], claimedSize: 400).Build();

        AudioSignal signal = new AudioReader().Read(new MemoryStream(wav));

        Assert.True(signal.Samples.IsEmpty);
        Assert.True(signal.Source!.IsTruncated);
    }

    [Theory]
    [InlineData("RF64")]
    [InlineData("BW64")]
    public void Read_LongSizes_TakesTheLengthOfDs64(string magic)
    {
        byte[] wav = new WavBuilder().Magic(magic).RiffSize(uint.MaxValue).LongSizes(dataBytes: 4).Format(1, 1, 8000, 16)
            .Data(WavBuilder.Bytes(16384, -16384), uint.MaxValue).Chunk("LIST", new byte[6]).Build();

        Assert.Equal([0.5f, -0.5f], Decode(wav));
    }

    [Fact]
    public void Open_ManyChannels_ReadsWholeFrames()
    {
        byte[] wav = new WavBuilder().Format(1, 300, 8000, 8).Data([.. Enumerable.Range(0, 600).Select(static i => (byte)(i % 256))]).Build();
        using IAudioReader reader = new WavDecoder().Open(new MemoryStream(wav));
        float[] samples = new float[700];

        Assert.Equal(300, reader.ChannelCount);
        Assert.Equal(2, reader.Read(samples));
        Assert.Equal((599 % 256 - 128) / 128f, samples[599]);
        Assert.Equal(0, reader.Read(samples));
    }

    [Fact]
    public void Read_SpanShorterThanAFrame_IsRefused()
    {
        using IAudioReader reader = new WavDecoder().Open(new MemoryStream(new WavBuilder().Format(1, 2, 8000, 16).Data(new byte[8]).Build()));

        Assert.Throws<ArgumentException>(() => reader.Read(new float[1]));
    }

    [Fact]
    public void Read_AfterDispose_IsRefusedAndTheStreamStaysOpen()
    {
        MemoryStream stream = new(WavBuilder.Mono16(8000, 1, 2, 3));
        IAudioReader reader = new WavDecoder().Open(stream);
        reader.Dispose();
        reader.Dispose();

        Assert.Throws<ObjectDisposedException>(() => reader.Read(new float[4]));
        Assert.True(stream.CanRead);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Open_PipeGivingFewBytesAtATime_GivesTheSameSamples(int bytesAtATime)
    {
        byte[] bytes = File.ReadAllBytes(ReferenceArrays.PathOf("wav/mono_16000_pcm24.wav"));
        TrickleStream pipe = new(bytes, bytesAtATime);

        AudioSignal signal = new AudioReader().Read(pipe);

        Assert.Equal(ReferenceArrays.Read("wav/mono_16000_pcm24__native").ToSingle(), signal.Samples.ToArray());
        Assert.False(pipe.IsDisposed);
    }

    private static float[] Decode(byte[] wav) => new AudioReader().Read(new TrickleStream(wav)).Samples.ToArray();
}
