using SpeechEmotion.Audio;
using WebRecognizer.Analysis;

namespace SpeechEmotion.WebRecognizer.Tests.Analysis;

public sealed class ColumnStreamTests
{
    [Theory]
    [InlineData(16_000)]
    [InlineData(44_100)]
    [InlineData(8_000)]
    public void Write_AnyChunks_GivesTheSameColumns(int rate)
    {
        float[] samples = Resampler.Resample(Support.Clips.Read(), rate).Samples.ToArray();
        byte[] expected = Columns(samples, rate, samples.Length);

        Assert.Equal(expected, Columns(samples, rate, 1));
        Assert.Equal(expected, Columns(samples, rate, 1111));
        double seconds = samples.Length / (double)rate;
        Assert.Equal((int)Math.Ceiling(seconds / ColumnStream.SecondsPerColumn), expected.Length / ColumnStream.Stride);
    }

    [Fact]
    public void Constructor_RateKnownAlready_DesignsNoFilter()
    {
        const int Rate = 22_050;
        _ = new ColumnStream(Rate);
        long before = GC.GetAllocatedBytesForCurrentThread();

        _ = new ColumnStream(Rate);

        // A filter is some hundred KiB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000);
    }

    [Fact]
    public void Write_Tone_HasItsHeightAndIsLoudestInItsBand()
    {
        float[] tone = [.. Enumerable.Range(0, 16_000).Select(i => 0.5f * MathF.Sin(2 * MathF.PI * 1000 * i / 16_000))];

        Span<byte> column = Columns(tone, 16_000, 500).AsSpan(10 * ColumnStream.Stride, ColumnStream.Stride);

        Assert.Equal((-63, 63), ((sbyte)column[0], (sbyte)column[1]));
        byte[] bands = column[2..].ToArray();
        double band = 65 * Mel(1000) / Mel(8000);
        Assert.InRange(Array.IndexOf(bands, bands.Max()), band - 2, band);

        // 0.5 of full scale: half the amplitude times the sum of the window, squared.
        Assert.Equal(2 * (80 + (20 * Math.Log10(0.25 * 256))), bands.Max(), 4.0);
    }

    [Theory]
    [InlineData(16_000)]
    [InlineData(44_100)]
    public void Write_SampleBeyondAllMeasure_IsNoRecordingThatCanBeUsed(int rate)
    {
        float[] samples = new float[rate];
        samples[rate / 2] = 1e30f;

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => Columns(samples, rate, 1000));

        Assert.Equal(AudioFormatReason.NotSupported, error.Reason);
        Assert.Contains("Full scale is -1 to 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_LongRecording_KeepsBoundsLoudnessAndTime()
    {
        Picture picture = new();
        byte[] column = new byte[ColumnStream.Stride];
        for (int i = 0; i < 20_000; i++)
        {
            column[0] = (byte)(sbyte)(i == 12_345 ? -100 : -1);
            column[1] = 1;
            column[40] = (byte)(i == 17_000 ? 200 : 7);
            picture.Add(column);
        }

        byte[] kept = picture.ToArray();
        int count = kept.Length / ColumnStream.Stride;

        Assert.InRange(count, 1200, 2400);
        const double Seconds = 20_000 * ColumnStream.SecondsPerColumn;
        Assert.InRange(count * picture.SecondsPerColumn, Seconds, Seconds + picture.SecondsPerColumn);
        Assert.Equal(-100, (sbyte)kept[(int)(12_345 * ColumnStream.SecondsPerColumn / picture.SecondsPerColumn) * ColumnStream.Stride]);
        Assert.Equal(200, kept[((int)(17_000 * ColumnStream.SecondsPerColumn / picture.SecondsPerColumn) * ColumnStream.Stride) + 40]);
        Assert.All(Enumerable.Range(0, count), i => Assert.Equal(1, kept[(i * ColumnStream.Stride) + 1]));
    }

    private static byte[] Columns(float[] samples, int rate, int chunk)
    {
        ColumnStream columns = new(rate);
        List<byte> bytes = [];
        for (int start = 0; start < samples.Length; start += chunk)
        {
            bytes.AddRange(columns.Write(samples.AsSpan(start, Math.Min(chunk, samples.Length - start))));
        }

        bytes.AddRange(columns.Complete());
        return [.. bytes];
    }

    private static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));
}
