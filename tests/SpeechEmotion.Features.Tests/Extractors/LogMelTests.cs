using SpeechEmotion.Features.Tests.Reference;

namespace SpeechEmotion.Features.Tests.Extractors;

/// <summary>The options of log_mel that librosa has no word for.</summary>
public sealed class LogMelTests
{
    private static readonly StftOptions Frames = new(1024, 160, 640);
    private static readonly AudioSignal Voice = ReferenceCases.Signal("voice_22050");

    [Theory]
    [InlineData(LogMelNormalization.None)]
    [InlineData(LogMelNormalization.Clip)]
    [InlineData(LogMelNormalization.BandMean)]
    public void Extract_Gain_ChangesNothing(LogMelNormalization normalization)
    {
        LogMelOptions options = new(TopDecibels: 70, FrameAverage: 2, Normalization: normalization);
        float[] expected = Extract(options, Voice);
        foreach (float gain in new[] { 1f / 1024, 0.03f, 3f })
        {
            float[] actual = Extract(options, new AudioSignal(Array.ConvertAll(Voice.Samples.ToArray(), v => v * gain), 22_050));
            Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], actual[i], 2e-4));
        }
    }

    [Fact]
    public void Extract_TopDecibels_IsTheFloorBelowTheLargest()
    {
        float[] values = Extract(new LogMelOptions(TopDecibels: 30), Voice);
        Assert.Equal(0, values.Max(), 1e-5);
        Assert.Equal(-30, values.Min(), 1e-4);
    }

    [Fact]
    public void Extract_FrameAverage_IsTheMeanPowerOfNeighbours()
    {
        float[] each = Extract(new LogMelOptions(Reference: DecibelReference.One, TopDecibels: null), Voice);
        float[] pairs = Extract(new LogMelOptions(Reference: DecibelReference.One, TopDecibels: null, FrameAverage: 2), Voice);
        int frames = each.Length / 80, half = (frames + 1) / 2;
        Assert.Equal(80 * half, pairs.Length);
        for (int band = 0; band < 80; band++)
        {
            for (int t = 0; t < half; t++)
            {
                double first = Power(each[(band * frames) + (2 * t)]);
                double second = (2 * t) + 1 < frames ? Power(each[(band * frames) + (2 * t) + 1]) : first;
                double expected = 10 * Math.Log10((first + second) / 2);

                // Near the floor of −100 dB the single frames have lost what their mean still holds.
                Assert.Equal(Math.Max(expected, -80), Math.Max(pairs[(band * half) + t], -80), 0.05);
            }
        }

        static double Power(float decibels) => Math.Pow(10, decibels / 10);
    }

    [Fact]
    public void Extract_ClipNormalization_IsTheZScoreOfTheClip()
    {
        double[] plain = [.. Extract(new LogMelOptions(), Voice).Select(v => (double)v)];
        double mean = plain.Average(), deviation = Math.Sqrt(plain.Average(v => (v - mean) * (v - mean)));
        float[] actual = Extract(new LogMelOptions(Normalization: LogMelNormalization.Clip), Voice);
        Assert.All(Enumerable.Range(0, plain.Length), i => Assert.Equal((plain[i] - mean) / deviation, actual[i], 1e-5));
    }

    [Fact]
    public void Extract_BandMeanNormalization_SubtractsEachBandsMeanAndDividesByTheClipsDeviation()
    {
        double[] plain = [.. Extract(new LogMelOptions(), Voice).Select(v => (double)v)];
        int frames = plain.Length / 80;
        double[] centred = [.. plain.Chunk(frames).SelectMany(band => band.Select(v => v - band.Average()))];
        double deviation = Math.Sqrt(centred.Average(v => v * v));
        float[] actual = Extract(new LogMelOptions(Normalization: LogMelNormalization.BandMean), Voice);
        Assert.All(Enumerable.Range(0, plain.Length), i => Assert.Equal(centred[i] / deviation, actual[i], 1e-5));
    }

    [Fact]
    public void Extract_Silence_IsZeroWithEveryNormalization()
    {
        foreach (LogMelNormalization normalization in Enum.GetValues<LogMelNormalization>())
        {
            Assert.All(Extract(new LogMelOptions(Normalization: normalization), new AudioSignal(new float[8000], 22_050)), v => Assert.Equal(0, v));
        }
    }

    private static float[] Extract(LogMelOptions options, AudioSignal signal) =>
        [.. ReferenceCases.Frames(signal, options, Frames).Select(v => (float)v)];
}
