using SpeechEmotion.Features.Kernels;
using SpeechEmotion.Features.Tests.Reference;

namespace SpeechEmotion.Features.Tests.Extractors;

/// <summary>The melody rows against tones, noise and silence whose answer is known.</summary>
public sealed class PitchTrackTests
{
    private const int SampleRate = 16_000;
    private static readonly StftOptions Frames = new(1024, 160, 640);
    private static readonly PitchTrackOptions Pairs = new(FrameAverage: 2);

    [Theory]
    [InlineData(80)]
    [InlineData(123.4)]
    [InlineData(220)]
    [InlineData(399)]
    public void Extract_HarmonicTone_GivesItsPitch(double frequency)
    {
        Track track = Extract(Tone(_ => frequency));
        int middle = track.Length / 2;
        Assert.Equal(1, track.Voiced[middle]);
        Assert.Equal(2 * (Math.Log2(frequency) - 7.5), track.Absolute[middle], 0.01);
        Assert.Equal(0, track.Relative[middle], 0.005);
        Assert.True(track.Periodicity[middle] > 0.9, $"periodicity was {track.Periodicity[middle]}");
    }

    [Fact]
    public void Extract_RisingTone_GivesItsMelodyAboutTheMedian()
    {
        Track track = Extract(Tone(t => 120 * Math.Pow(2, t)));
        int quarter = track.Length / 4;
        Assert.Equal(1, track.Relative[3 * quarter] - track.Relative[quarter], 0.1);
        Assert.Equal(0, track.Relative[2 * quarter], 0.1);
    }

    [Fact]
    public void Extract_WhiteNoise_IsUnvoiced()
    {
        Random random = new(1);
        Track track = Extract([.. Enumerable.Range(0, SampleRate).Select(_ => (float)(random.NextDouble() - 0.5))]);
        Assert.True(track.Voiced.Average() < 0.05, $"{track.Voiced.Average():P0} of the frames were voiced");
        Assert.Equal(track.Voiced.Count(v => v == 0), track.Absolute.Count(v => v == 0));
    }

    [Theory]
    [InlineData(1f / 1024)]
    [InlineData(3f)]
    public void Extract_Gain_ChangesNothing(float gain)
    {
        AudioSignal voice = ReferenceCases.Signal("voice_22050");
        double[] expected = [.. ReferenceCases.Frames(voice, new PitchTrackOptions(), Frames)];
        AudioSignal scaled = new(Array.ConvertAll(voice.Samples.ToArray(), v => v * gain), voice.SampleRate);
        double[] actual = [.. ReferenceCases.Frames(scaled, new PitchTrackOptions(), Frames)];
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], actual[i], 1e-3));
    }

    [Fact]
    public void Extract_Silence_IsUnvoicedAndFlat()
    {
        Track track = Extract(new float[8000]);
        Assert.All(track.Voiced, v => Assert.Equal(0, v));
        Assert.All(track.Energy, v => Assert.Equal(0, v));
        Assert.All(track.Periodicity, v => Assert.Equal(-1, v));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(60)]
    [InlineData(27)]
    public void PowerAutocorrelation_OfPaddedFrames_EqualsTheSumOfProducts(int length)
    {
        Random random = new(length);
        double[][] frames = [.. Enumerable.Range(0, 11).Select(_ => Enumerable.Range(0, length).Select(n => n < length / 2 ? random.NextDouble() - 0.5 : 0).ToArray())];
        RealFft fft = new(length);
        float[] power = new float[fft.BinCount * SpectrumBlock.Lanes];
        for (int bin = 0; bin < fft.BinCount; bin++)
        {
            for (int i = 0; i < frames.Length; i++)
            {
                double real = frames[i].Select((x, n) => x * Math.Cos(2 * Math.PI * bin * n / length)).Sum();
                double imaginary = frames[i].Select((x, n) => x * Math.Sin(2 * Math.PI * bin * n / length)).Sum();
                power[(bin * SpectrumBlock.Lanes) + i] = (float)((real * real) + (imaginary * imaginary));
            }
        }

        double[] correlations = new double[fft.BinCount * SpectrumBlock.Lanes];
        PowerAutocorrelation.FromPower(fft, power, correlations, frames.Length);
        for (int i = 0; i < frames.Length; i++)
        {
            double scale = correlations[i] / frames[i].Sum(x => x * x);
            for (int lag = 0; lag < length / 2; lag++)
            {
                double expected = Enumerable.Range(0, length - lag).Sum(n => frames[i][n] * frames[i][n + lag]);
                Assert.Equal(expected, correlations[(lag * SpectrumBlock.Lanes) + i] / scale, 1e-5);
            }
        }
    }

    [Fact]
    public void Validate_TransformTooShortForTheLags_SaysWhatIsNeeded()
    {
        string error = Assert.Single(new PitchTrackOptions().GetErrors(SampleRate, new StftOptions(1024, 160, 1024)));
        Assert.Contains("n_fft", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "win_length")]
    [InlineData(100, "a half periods")]
    [InlineData(399, "a half periods")]
    [InlineData(400, null)]
    [InlineData(756, null)]
    [InlineData(757, "n_fft")]
    public void Validate_WindowLength_HoldsTheLowestVoiceAndLeavesRoomForTheLags(int? window, string? expected)
    {
        string[] errors = [.. new PitchTrackOptions(MinFrequency: 60).GetErrors(16_000, new StftOptions(1024, 160, window))];
        if (expected is null)
        {
            Assert.Empty(errors);
            Assert.All(
                ReferenceCases.Frames(new AudioSignal(Tone(_ => 100), 16_000), new PitchTrackOptions(MinFrequency: 60), new StftOptions(1024, 160, window)),
                value => Assert.True(double.IsFinite(value)));
        }
        else
        {
            Assert.Contains(expected, Assert.Single(errors), StringComparison.Ordinal);
        }
    }

    private static float[] Tone(Func<double, double> frequency)
    {
        float[] samples = new float[SampleRate];
        double phase = 0;
        for (int n = 0; n < samples.Length; n++)
        {
            phase += 2 * Math.PI * frequency((double)n / SampleRate) / SampleRate;
            samples[n] = (float)Enumerable.Range(1, 8).Sum(h => 0.1 / h * Math.Sin(h * phase));
        }

        return samples;
    }

    private static Track Extract(float[] samples)
    {
        double[] values = [.. ReferenceCases.Frames(new AudioSignal(samples, SampleRate), Pairs, Frames)];
        double[][] rows = [.. values.Chunk(values.Length / 5)];
        return new(rows[0], rows[1], rows[2], rows[3], rows[4]);
    }

    private sealed record Track(double[] Relative, double[] Absolute, double[] Periodicity, double[] Voiced, double[] Energy)
    {
        public int Length => Relative.Length;
    }
}
