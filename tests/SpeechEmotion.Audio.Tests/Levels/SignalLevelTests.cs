namespace SpeechEmotion.Audio.Tests;

public sealed class SignalLevelTests
{
    [Fact]
    public void Measure_FullScaleSine_IsThreeDecibelsBelowFullScale()
    {
        float[] sine = Enumerable.Range(0, 16_000).Select(i => MathF.Sin(2 * MathF.PI * 100 * i / 16_000)).ToArray();
        SignalLevel level = SignalLevel.Measure(sine);
        Assert.Equal(1f, level.Peak, 5);
        Assert.Equal(-3.0103f, level.Decibels, 3);
    }

    [Theory]
    [InlineData(1e-30f, -600)]
    [InlineData(1f, 0)]
    [InlineData(1e30f, 600)]
    public void Measure_ConstantOfAnySize_KeepsItsPrecision(float value, float decibels) =>
        Assert.Equal(decibels, SignalLevel.Measure(Enumerable.Repeat(value, 5000).ToArray()).Decibels, 2);

    [Fact]
    public void Measure_TwoSamplesAtTheLimit_CountsThem()
    {
        float[] samples = new float[1000];
        samples[3] = 1;
        samples[4] = -0.9995f;
        samples[5] = 0.99f;
        Assert.Equal(0.002f, SignalLevel.Measure(samples).ClippedFraction, 6);
    }

    [Fact]
    public void Measure_Nothing_IsSilence() => Assert.Equal(new SignalLevel(0, float.NegativeInfinity, 0), SignalLevel.Measure([]));
}
