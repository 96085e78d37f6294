using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests;

public sealed class HostileWavTests
{
    public static TheoryData<string, byte[], bool, string> Broken() => new()
    {
        { "0 channels", new WavBuilder().Format(1, 0, 8000, 16, blockAlign: 2).Data(new byte[4]).Build(), true, "0 channels" },
        { "0 Hz", new WavBuilder().Format(1, 1, 0, 16).Data(new byte[4]).Build(), true, "sample rate of 0 Hz" },
        { "4 GHz", new WavBuilder().Format(1, 1, -1, 16).Data(new byte[4]).Build(), true, "sample rate of 4294967295 Hz" },
        { "0 bits", new WavBuilder().Format(1, 1, 8000, 0, blockAlign: 2).Data(new byte[4]).Build(), true, "0 bits" },
        { "bits beyond the frame", new WavBuilder().Format(1, 2, 8000, 24, blockAlign: 4).Data(new byte[4]).Build(), true, "contradict" },
        { "uneven frame", new WavBuilder().Format(1, 2, 8000, 8, blockAlign: 3).Data(new byte[4]).Build(), true, "contradict" },
        { "64-bit PCM", new WavBuilder().Format(1, 1, 8000, 64).Data(new byte[8]).Build(), false, "64 bits" },
        { "16-bit float", new WavBuilder().Format(3, 1, 8000, 16).Data(new byte[8]).Build(), false, "16 bits" },
        { "IMA ADPCM", new WavBuilder().Format(17, 1, 8000, 4, blockAlign: 256).Data(new byte[8]).Build(), false, "WAVE encoding 17 (IMA ADPCM) is not supported. Supported: PCM" },
        { "unknown encoding", new WavBuilder().Format(0x1234, 1, 8000, 16).Data(new byte[8]).Build(), false, "WAVE encoding 4660 is not supported" },
        { "unknown GUID", new WavBuilder().ExtensibleFormat(1, 1, 8000, 16, 16, tail: "0102030405060708090A0B0C0D0E").Data(new byte[4]).Build(), false, "sub-format" },
        { "short extensible", new WavBuilder().Format(0xFFFE, 1, 8000, 16).Data(new byte[4]).Build(), true, "40 are needed" },
        { "short format", new WavBuilder().Chunk("fmt ", new byte[4]).Data(new byte[4]).Build(), true, "4 bytes" },
        { "cut inside its format", [.. new WavBuilder().Format(1, 1, 8000, 16).Build().AsSpan(0, 20)], true, "ends inside its chunk 'fmt ', which claims 16 bytes" },
        { "data first", new WavBuilder().Data(new byte[4]).Format(1, 1, 8000, 16).Build(), true, "before its 'fmt '" },
        { "no data", new WavBuilder().Format(1, 1, 8000, 16).Build(), true, "without a 'data' chunk" },
        {
            "lying chunk", new WavBuilder().Format(1, 1, 8000, 16).Chunk("LIST", new byte[4], claimedSize: 0xFFFFFFF0).Data(new byte[4]).Build(), true,
            "'LIST', which claims 4294967280 bytes"
        },
        { "lying format", new WavBuilder().Chunk("fmt ", [1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0, 0, 0, 0, 2, 0, 16, 0], claimedSize: 0x7FFFFFFF).Build(), true, "'fmt '" },
        { "unprintable name", new WavBuilder().Chunk("\u0001\u0002~a", new byte[4], claimedSize: 99).Build(), true, "'??~a'" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Open_BrokenHeader_SaysWhatIsWrong(string what, byte[] wav, bool isCorrupt, string message)
    {
        AudioFormatException error = Assert.Throws<AudioFormatException>(() => new AudioReader().Read(new MemoryStream(wav)));

        Assert.True(error.Message.Contains(message, StringComparison.Ordinal), $"{what}: {error.Message}");
        Assert.Equal(isCorrupt, error.IsCorrupt);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void Read_SampleNotFinite_IsRefusedWithItsPlace(float sample, string name)
    {
        float[] samples = new float[40];
        samples[35] = sample;
        byte[] wav = new WavBuilder().Format(3, 2, 8000, 32).Data(WavBuilder.Bytes(samples)).Build();

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => new AudioReader().Read(new MemoryStream(wav)));

        Assert.Contains($"frame 17, channel 1 is {name};", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsCorrupt);
    }

    [Fact]
    public void Read_Float64BeyondFloat32_IsRefused()
    {
        byte[] wav = new WavBuilder().Format(3, 1, 8000, 64).Data(BitConverter.GetBytes(1e300)).Build();

        Assert.Throws<AudioFormatException>(() => new AudioReader().Read(new MemoryStream(wav)));
    }

    [Fact]
    public void Read_HeaderClaimingGigabytes_AllocatesLittle()
    {
        byte[] wav = new WavBuilder().Magic("RF64").LongSizes(long.MaxValue).Format(1, 65535, 768000, 8).Data(new byte[65535], uint.MaxValue).Build();
        AudioReader reader = new();
        reader.Read(new MemoryStream(wav));
        long before = GC.GetAllocatedBytesForCurrentThread();

        AudioSignal signal = reader.Read(new MemoryStream(wav));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
        Assert.Equal(1, signal.Samples.Length);
        Assert.True(signal.Source!.IsTruncated);
    }

    [Fact]
    public void Read_EveryTruncationOfAFile_ReadsOrSaysWhy()
    {
        byte[] whole = new WavBuilder().Chunk("JUNK", new byte[3]).ExtensibleFormat(1, 2, 8000, 16, 16).Data(WavBuilder.Bytes(1, 2, 3, 4)).Build();
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                AudioSignal signal = new AudioReader().Read(new MemoryStream(whole, 0, length));
                Assert.True(signal.Source!.IsTruncated);
                Assert.Equal((length - (whole.Length - 8)) / 4, signal.Samples.Length);
            }
            catch (AudioFormatException error)
            {
                Assert.True(length < whole.Length - 8, error.Message);
            }
        }
    }

    [Fact]
    public void Read_RandomDamage_NeverThrowsAnythingElse()
    {
        Random random = new(1);
        byte[] whole = new WavBuilder().Chunk("JUNK", new byte[3]).ExtensibleFormat(3, 2, 8000, 32, 32).Data(WavBuilder.Bytes(0.5f, 1, 0, -1)).Build();
        int read = 0;
        for (int round = 0; round < 5000; round++)
        {
            byte[] damaged = [.. whole];
            for (int hit = 0; hit < 3; hit++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                new AudioReader().Read(new MemoryStream(damaged));
                read++;
            }
            catch (AudioFormatException)
            {
                // Refused with a reason: what this test allows.
            }
        }

        Assert.InRange(read, 1, 4999);
    }
}
