using System.Text;
using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.NWaves.Tests.Audio;

/// <summary>NWaves' reader behind the decoder's contract, on sound and on hostile bytes.</summary>
public sealed class NWavesWaveDecoderTests
{
    private static readonly NWavesWaveDecoder Decoder = new();

    [Theory]
    [InlineData(1, 8)]
    [InlineData(1, 16)]
    [InlineData(1, 24)]
    [InlineData(1, 32)]
    [InlineData(3, 32)]
    public void Read_EveryEncoding_GivesTheBuiltInDecodersSamples(int encoding, int bits)
    {
        byte[] data = new byte[bits / 8 * 2 * 500];
        new Random(bits).NextBytes(data);
        if (encoding == 3)
        {
            data = WavBuilder.Bytes(Voices.Noise().Samples.ToArray()[..1_000]);
        }

        foreach (WavBuilder builder in new[] { new WavBuilder().Format(encoding, 2, 44_100, bits), new WavBuilder().ExtensibleFormat(encoding, 2, 44_100, bits, bits) })
        {
            byte[] file = builder.Data(data).Build();
            Assert.Equal(Samples(new WavDecoder(), file), Samples(Decoder, file));
        }
    }

    [Fact]
    public void Open_Header_IsDescribed()
    {
        using IAudioReader reader = Decoder.Open(new MemoryStream(new WavBuilder().Format(1, 2, 8_000, 16).Data(WavBuilder.Bytes(1, 2, 3, 4)).Build()));
        Assert.Equal((8_000, 2, "WAVE PCM 16-bit", false), (reader.SampleRate, reader.ChannelCount, reader.Source.Encoding, reader.Source.IsTruncated));
    }

    [Fact]
    public void Open_ChunksThatNameOthers_AreNotMistaken()
    {
        byte[] file = new WavBuilder()
            .Chunk("LIST", Encoding.ASCII.GetBytes("fmt data fmt data"))
            .Format(1, 1, 8_000, 16)
            .Chunk("junk", [1, 2, 3])
            .Data(WavBuilder.Bytes(1, -2, 3))
            .Chunk("LIST", Encoding.ASCII.GetBytes("data"))
            .Build();
        Assert.Equal([1 / 32768f, -2 / 32768f, 3 / 32768f], Samples(Decoder, file));
    }

    [Theory]
    [InlineData(0u, false)]
    [InlineData(uint.MaxValue, false)]
    [InlineData(2_000_000_000u, true)]
    [InlineData(3_000_000_000u, true)]
    public void Open_SizeThatLies_ReadsWhatIsThere(uint claimed, bool isTruncated)
    {
        byte[] file = new WavBuilder().Format(1, 1, 8_000, 16).Data(WavBuilder.Bytes(1, 2, 3), claimed).Build();
        long before = GC.GetAllocatedBytesForCurrentThread();

        using IAudioReader reader = Decoder.Open(new TrickleStream(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        Assert.Equal(isTruncated, reader.Source.IsTruncated);
        Assert.Equal(3, reader.Read(new float[10]));
        Assert.Equal(0, reader.Read(new float[10]));
    }

    [Theory]
    [InlineData(6, 8, "encoding 6")]
    [InlineData(7, 8, "encoding 7")]
    [InlineData(3, 64, "64 bits")]
    [InlineData(1, 12, "12 bits")]
    public void Open_EncodingThatNWavesMistakes_IsRefused(int encoding, int bits, string expected)
    {
        byte[] file = new WavBuilder().Format(encoding, 1, 8_000, bits).Data(new byte[64]).Build();
        AudioFormatException error = Assert.Throws<AudioFormatException>(() => Decoder.Open(new MemoryStream(file)));
        Assert.False(error.IsCorrupt);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SampleNotFinite_Throws()
    {
        byte[] file = new WavBuilder().Format(3, 1, 8_000, 32).Data(WavBuilder.Bytes(0.1f, float.NaN)).Build();
        using IAudioReader reader = Decoder.Open(new MemoryStream(file));
        Assert.Contains("frame 1", Assert.Throws<AudioFormatException>(() => reader.Read(new float[8])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EveryShortenedAndEveryChangedFile_OpensOrSaysWhy()
    {
        byte[] sound = new WavBuilder().ExtensibleFormat(1, 2, 8_000, 16, 16).Data(WavBuilder.Bytes(1, 2, 3, 4, 5, 6)).Build();
        Random random = new(3);
        for (int i = 0; i < 3_000; i++)
        {
            byte[] file = i < sound.Length ? sound[..i] : [.. sound];
            if (i >= sound.Length)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            try
            {
                Samples(Decoder, file);
            }
            catch (AudioFormatException)
            {
                // Said why.
            }
        }
    }

    [Fact]
    public void ReadFile_ThroughTheAudioReader_GivesTheSameSignal()
    {
        string path = RepositoryFiles.At("samples", "clips", "lively.wav");
        Assert.Equal(Voices.Lively.Samples.ToArray(), new AudioReader([Decoder]).ReadFile(path).Samples.ToArray());
        Assert.True(Decoder.CanDecode(File.ReadAllBytes(path).AsSpan(0, AudioHeader.Length)));
        Assert.False(Decoder.CanDecode("OggS"u8));
    }

    private static float[] Samples(IAudioDecoder decoder, byte[] file)
    {
        using IAudioReader reader = decoder.Open(new MemoryStream(file));
        List<float> samples = [];
        float[] buffer = new float[7 * reader.ChannelCount];
        for (int frames = reader.Read(buffer); frames > 0; frames = reader.Read(buffer))
        {
            samples.AddRange(buffer.AsSpan(0, frames * reader.ChannelCount));
        }

        return [.. samples];
    }
}
