using System.Buffers.Binary;
using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.FFmpeg.Tests;

[Collection(OneAtATime.Name)]
public sealed class FfmpegFormatTests
{
    private static readonly byte[] Stereo = File.ReadAllBytes(ReferenceArrays.PathOf("wav/stereo_44100_pcm16.wav"));
    private readonly AudioReader _reader = new([new WavDecoder(), new FfmpegDecoder()]);

    [FfmpegFact]
    public void Read_LosslessFormats_GiveTheSameBitsAsWave()
    {
        float[] expected = ReferenceArrays.Read("wav/stereo_44100_pcm16__native").ToSingle();
        foreach (string format in new[] { "flac", "aiff", "au", "w64", "caf" })
        {
            AudioSignal signal = _reader.Read(new MemoryStream(RealProgram.Encode(Stereo, format)));

            Assert.Equal(expected, signal.Samples.ToArray());
            Assert.Equal(new AudioSource { SampleRate = 44100, ChannelCount = 2, Encoding = "decoded by ffmpeg" }, signal.Source! with { MixLoss = null });
        }
    }

    [FfmpegFact]
    public void Read_LossyFormats_GiveNearlyTheSameSound()
    {
        float[] expected = _reader.Read(new MemoryStream(Stereo), new AudioReadOptions { SampleRate = 8000 }).Samples.ToArray();
        foreach (string format in new[] { "mp3", "ogg", "opus", "m4a", "webm", "mkv", "mp4" })
        {
            float[] actual = _reader.Read(new TrickleStream(RealProgram.Encode(Stereo, format), 5000), new AudioReadOptions { SampleRate = 8000 })
                .Samples.ToArray();

            Assert.True(Correlation(expected, actual) > 0.95, $"{format}: {actual.Length} samples, correlation {Correlation(expected, actual):F3}");
        }
    }

    [FfmpegFact]
    public void Read_FormatsOfFilmsAndOldSoundCards_GiveNearlyTheSameSound()
    {
        float[] expected = _reader.Read(new MemoryStream(Stereo), new AudioReadOptions { SampleRate = 8000 }).Samples.ToArray();
        foreach (string format in new[] { "ts", "mpg", "ac3", "eac3", "dts", "tta", "voc" })
        {
            byte[] bytes = RealProgram.Encode(Stereo, format, "-ar", "48000", "-strict", "-2");
            float[] actual = _reader.Read(new TrickleStream(bytes, 5000), new AudioReadOptions { SampleRate = 8000 }).Samples.ToArray();

            Assert.True(Correlation(expected, actual) > 0.95, $"{format}: {actual.Length} samples, correlation {Correlation(expected, actual):F3}");
        }
    }

    [FfmpegFact]
    public void Read_CompressedWave_IsLeftToFfmpegByTheWaveDecoder()
    {
        float[] expected = _reader.Read(new MemoryStream(Stereo), new AudioReadOptions { SampleRate = 8000 }).Samples.ToArray();
        foreach (string encoding in new[] { "adpcm_ms", "adpcm_ima_wav", "libmp3lame" })
        {
            byte[] wave = RealProgram.Encode(Stereo, "wav", "-c:a", encoding);
            foreach (Stream stream in new Stream[] { new MemoryStream([1, 2, 3, .. wave]) { Position = 3 }, new TrickleStream(wave, 5000) })
            {
                AudioSignal signal = _reader.Read(stream, new AudioReadOptions { SampleRate = 8000 });

                Assert.Equal("decoded by ffmpeg", signal.Source!.Encoding);
                float[] actual = signal.Samples.ToArray();
                Assert.True(Correlation(expected, actual) > 0.9, $"{encoding}: {actual.Length} samples, correlation {Correlation(expected, actual):F3}");
            }
        }
    }

    [FfmpegFact]
    public void Read_CompressedWaveWithoutTheProgram_SaysBoth()
    {
        AudioReader reader = new([new WavDecoder(), new FfmpegDecoder(new FfmpegOptions { ProgramPath = "/no/such/ffmpeg" })]);

        string message = Assert.Throws<AudioFormatException>(
            () => reader.Read(new MemoryStream(RealProgram.Encode(Stereo, "wav", "-c:a", "adpcm_ms")))).Message;

        Assert.StartsWith("WAVE encoding 2 (Microsoft ADPCM) is not supported.", message, StringComparison.Ordinal);
        Assert.Contains("needs the ffmpeg program, which is not at '/no/such/ffmpeg'", message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public void Read_LongMp4WithItsIndexAtTheEnd_IsReadFromASeekableStream()
    {
        byte[] mp4 = RealProgram.Encode(Long(), "m4a", "-b:a", "192k");
        int index = mp4.AsSpan().IndexOf("moov"u8);
        Assert.True(index > 64 * 1024, "ffmpeg itself must not be able to keep what comes before the index");

        AudioSignal signal = _reader.Read(new MemoryStream([.. new byte[9], .. mp4]) { Position = 9 });

        Assert.InRange(signal.Duration.TotalSeconds, 19.9, 20.2);
        AudioFormatException error = Assert.Throws<AudioFormatException>(() => _reader.Read(new TrickleStream(mp4, 5000)));
        Assert.StartsWith("ffmpeg could not decode this recording", error.Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public void Wrap_IndexFirst_GivesTheFileOfFfmpegsOwnReordering()
    {
        byte[] plain = RealProgram.Encode(Stereo, "m4a", "-fflags", "+bitexact");
        byte[] indexFirst = RealProgram.Encode(Stereo, "m4a", "-fflags", "+bitexact", "-movflags", "+faststart");
        MemoryStream already = new(indexFirst);

        Assert.Same(already, Mp4IndexFirst.Wrap(already));
        Assert.Equal(0, already.Position);
        using MemoryStream copy = new();
        Mp4IndexFirst.Wrap(new MemoryStream(plain)).CopyTo(copy);
        Assert.Equal(plain.Length, copy.Length);
        byte[] moved = copy.ToArray();
        Assert.True(moved.AsSpan().IndexOf("moov"u8) < moved.AsSpan().IndexOf("mdat"u8));
        Assert.Equal(_reader.Read(already).Samples.ToArray(), _reader.Read(new MemoryStream(moved)).Samples.ToArray());
    }

    [FfmpegFact]
    public void Read_Mp4WithSamplesBehindItsIndexToo_IsReadWhole()
    {
        // ftyp, samples that nothing refers to, the index, and the samples it refers to.
        byte[] plain = RealProgram.Encode(Long(), "m4a", "-fflags", "+bitexact");
        int mdat = plain.AsSpan().IndexOf("mdat"u8) - 4, moov = plain.AsSpan().IndexOf("moov"u8) - 4;
        byte[] unused = [0, 0, 0, 108, .. "mdat"u8, .. new byte[100]];
        byte[] index = plain[moov..];
        int entries = index.AsSpan().IndexOf("stco"u8) + 8;
        for (int i = 0; i < BinaryPrimitives.ReadInt32BigEndian(index.AsSpan(entries)); i++)
        {
            Span<byte> entry = index.AsSpan(entries + 4 + (4 * i), 4);
            BinaryPrimitives.WriteInt32BigEndian(entry, BinaryPrimitives.ReadInt32BigEndian(entry) + unused.Length + index.Length);
        }

        byte[] both = [.. plain[..mdat], .. unused, .. index, .. plain[mdat..moov]];

        Assert.Equal(_reader.Read(new MemoryStream(plain)).Samples.ToArray(), _reader.Read(new MemoryStream(both)).Samples.ToArray());
    }

    [FfmpegFact]
    public void Read_CutOffFlac_GivesWhatIsThereAndSaysSo()
    {
        byte[] flac = RealProgram.Encode(Long(), "flac");

        AudioSignal signal = _reader.Read(new MemoryStream(flac, 0, flac.Length / 2));

        Assert.True(signal.Source!.IsTruncated);
        Assert.InRange(signal.Duration.TotalSeconds, 5, 15);
    }

    [FfmpegFact]
    public void Read_VideoWithoutSound_SaysThatItHoldsNoSound()
    {
        byte[] video = RealProgram.Encode(Stereo, "mkv", "-f", "lavfi", "-i", "color=s=16x16:d=1:r=5", "-map", "1:v");

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => _reader.Read(new MemoryStream(video)));

        Assert.StartsWith("This recording holds no sound", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsCorrupt);
    }

    [FfmpegFact]
    public void Read_Garbage_IsAnError()
    {
        byte[] garbage = new byte[50_000];
        new Random(1).NextBytes(garbage);
        "fLaC"u8.CopyTo(garbage);

        Assert.Throws<AudioFormatException>(() => _reader.Read(new MemoryStream(garbage)));
    }

    private static byte[] Long()
    {
        Random random = new(1);
        using MemoryStream stream = new();
        WavEncoder.Write(stream, new AudioSignal(Enumerable.Range(0, 20 * 22050).Select(_ => random.NextSingle() - 0.5f).ToArray(), 22050));
        return stream.ToArray();
    }

    /// <summary>The best correlation over the delays that lossy formats put in front.</summary>
    private static double Correlation(float[] expected, float[] actual)
    {
        double best = 0;
        for (int delay = -700; delay <= 700; delay++)
        {
            double product = 0, first = 1e-9, second = 1e-9;
            for (int i = Math.Max(0, -delay); i < Math.Min(expected.Length, actual.Length - delay); i++)
            {
                product += expected[i] * actual[i + delay];
                first += expected[i] * expected[i];
                second += actual[i + delay] * actual[i + delay];
            }

            best = Math.Max(best, product / Math.Sqrt(first * second));
        }

        return best;
    }
}
