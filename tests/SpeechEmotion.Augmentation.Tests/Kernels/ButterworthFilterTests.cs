using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation.Tests.Kernels;

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
            double expected = -TestSignals.Decibels(1 + Math.Pow(ratio, 2 * order));
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
            double expected = -TestSignals.Decibels(1 + Math.Pow(ratio, 2 * order));
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

    // The gain in decibels for a tone, measured after the filter has settled.
    private static double Gain(double hertz, Action<float[]> filter)
    {
        float[] input = TestSignals.Sine(hertz, 1, SampleRate, 2).Samples.ToArray();
        float[] output = [.. input];
        filter(output);
        return TestSignals.Decibels(
            TestSignals.PowerAt(output.AsSpan(SampleRate), hertz, SampleRate) / TestSignals.PowerAt(input.AsSpan(SampleRate), hertz, SampleRate));
    }
}
