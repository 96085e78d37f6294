using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio.Tests.Kernels;

public sealed class VoiceKernelTests
{
    [Fact]
    public void Compute_Noise_EqualsTheTransformsDefinition()
    {
        Random random = new(1);
        float[] samples = [.. Enumerable.Range(0, PowerSpectrum256.Length).Select(_ => random.NextSingle() - 0.5f)];
        float[] power = new float[PowerSpectrum256.Bins];

        new PowerSpectrum256().Compute(samples, power);

        for (int k = 0; k < power.Length; k++)
        {
            double real = 0, imaginary = 0;
            for (int n = 0; n < samples.Length; n++)
            {
                double windowed = samples[n] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * n / samples.Length)));
                real += windowed * Math.Cos(2 * Math.PI * k * n / samples.Length);
                imaginary += windowed * Math.Sin(2 * Math.PI * k * n / samples.Length);
            }

            Assert.Equal((real * real) + (imaginary * imaginary), power[k], 2e-5);
        }
    }

    [Fact]
    public void Compute_AnySamples_EqualsTheScalarTwinToTheBit()
    {
        Random random = new(2);
        PowerSpectrum256 spectrum = new();
        ScalarSpectrum256 twin = new();
        float[] power = new float[PowerSpectrum256.Bins], expected = new float[PowerSpectrum256.Bins];
        foreach (float scale in new[] { 0, 1e-20f, 1e-3f, 1, 1e4f })
        {
            float[] samples = [.. Enumerable.Range(0, PowerSpectrum256.Length).Select(_ => scale * (random.NextSingle() - 0.5f))];

            spectrum.Compute(samples, power);
            twin.Compute(samples, expected);

            Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), power.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(80)]
    [InlineData(130)]
    public void Find_PeriodicPulses_ReturnsTheirPeriod(int period)
    {
        float[] samples = [.. Enumerable.Range(0, 384).Select(i => MathF.Exp(-(i % period) / 5f) - 0.2f)];

        (float height, int lag) = Periodicity.Find(samples, 16, 133);

        Assert.Equal(0, lag % period);
        Assert.InRange(height, 0.99f, 1);
    }

    [Fact]
    public void Find_AnySamples_EqualsTheScalarFormula()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            Random random = new(seed);
            float last = 0;
            float[] samples = [.. Enumerable.Range(0, 384).Select(_ => last = (0.8f * last) + random.NextSingle() - 0.5f)];
            double[] correlation = [.. Enumerable.Range(0, 135).Select(lag => Correlation(samples, lag))];
            double expected = 0;
            for (int lag = 16; lag <= 133; lag++)
            {
                bool isPeak = correlation[lag] > (lag == 16 ? correlation[15] : correlation[lag - 1]) && correlation[lag] >= correlation[lag + 1];
                expected = isPeak ? Math.Max(expected, correlation[lag]) : expected;
            }

            Assert.Equal(expected, Periodicity.Find(samples, 16, 133).Height, 1e-4);
        }

        static double Correlation(float[] samples, int lag)
        {
            double product = 0, head = 0, tail = 0;
            for (int i = 0; i < samples.Length - lag; i++)
            {
                product += samples[i] * samples[i + lag];
                head += samples[i] * samples[i];
                tail += samples[i + lag] * samples[i + lag];
            }

            return product / Math.Sqrt(head * tail);
        }
    }

    [Fact]
    public void Find_Silence_IsNotPeriodic() => Assert.Equal((0f, 0), Periodicity.Find(new float[384], 16, 133));

    [Fact]
    public void Update_BurstsOverABackground_KeepsTheBackgroundAndFollowsAChange()
    {
        NoiseFloor floor = new();
        float value = 0;
        for (int frame = 0; frame < 300; frame++)
        {
            value = floor.Update(frame % 40 < 30 ? -20 : -60);
            Assert.True(frame < 40 || value < -55, $"frame {frame}: {value}");
        }

        for (int frame = 0; frame < 128; frame++)
        {
            value = floor.Update(-30);
        }

        Assert.InRange(value, -31, -29);
    }
}
