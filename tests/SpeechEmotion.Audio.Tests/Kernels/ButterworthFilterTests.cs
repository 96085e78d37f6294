using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio.Tests.Kernels;

public sealed class ButterworthFilterTests
{
    private const int SampleRate = 16_000;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void LowPass_Response_IsButterworths(int order)
    {
        foreach (double hertz in new[] { 100.0, 800, 1000, 1500, 2500 })
        {
            // |H|² = 1 / (1 + (tan(πf/fs) / tan(πfc/fs))^2N), the bilinear transform of the analogue filter.
            double ratio = Math.Tan(Math.PI * hertz / SampleRate) / Math.Tan(Math.PI * 1000 / SampleRate);
            double expected = -10 * Math.Log10(1 + Math.Pow(ratio, 2 * order));
            Assert.Equal(expected, Gain(hertz, samples => ButterworthFilter.LowPass(samples, SampleRate, 1000, order)), 0.05);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void HighPass_Response_IsButterworths(int order)
    {
        foreach (double hertz in new[] { 150.0, 300, 450, 1000, 6000 })
        {
            double ratio = Math.Tan(Math.PI * 300 / SampleRate) / Math.Tan(Math.PI * hertz / SampleRate);
            double expected = -10 * Math.Log10(1 + Math.Pow(ratio, 2 * order));
            Assert.Equal(expected, Gain(hertz, samples => ButterworthFilter.HighPass(samples, SampleRate, 300, order)), 0.05);
        }
    }

    [Fact]
    public void LowPass_CutoffAtNyquist_ChangesNothing()
    {
        float[] samples = [1, -2, 3, 0.5f];
        ButterworthFilter.LowPass(samples, SampleRate, 8000, 4);
        Assert.Equal([1, -2, 3, 0.5f], samples);
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(-0.4f)]
    public void HighPass_Settled_TakesAConstantAwayFromTheFirstSampleOn(float offset)
    {
        float[] plain = Tone(440), shifted = [.. plain.Select(sample => sample + offset)];
        ButterworthFilter.HighPass(plain, SampleRate, 70, 4, isSettled: true);
        ButterworthFilter.HighPass(shifted, SampleRate, 70, 4, isSettled: true);
        Assert.All(plain.Zip(shifted), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));

        float[] unsettled = [.. Tone(440).Select(sample => sample + offset)];
        ButterworthFilter.HighPass(unsettled, SampleRate, 70, 4);
        Assert.True(Math.Abs(unsettled[0] - plain[0]) > 0.9f * Math.Abs(offset));
        ButterworthFilter.HighPass([], SampleRate, 70, 4, isSettled: true);
    }

    // The gain in decibels for a tone, measured after the filter has settled.
    private static double Gain(double hertz, Action<float[]> filter)
    {
        float[] input = Tone(hertz), output = [.. input];
        filter(output);
        return 10 * Math.Log10(PowerAt(output, hertz) / PowerAt(input, hertz));
    }

    private static float[] Tone(double hertz) =>
        [.. Enumerable.Range(0, 2 * SampleRate).Select(i => (float)Math.Sin(2 * Math.PI * hertz * i / SampleRate))];

    // Of the second second, by correlation with a complex exponential.
    private static double PowerAt(float[] samples, double hertz)
    {
        double real = 0, imaginary = 0;
        for (int i = SampleRate; i < samples.Length; i++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * hertz * i / SampleRate);
            real += samples[i] * cosine;
            imaginary += samples[i] * sine;
        }

        return (real * real) + (imaginary * imaginary);
    }
}
