namespace SpeechEmotion.Augmentation.Tests.Noise;

public sealed class NoiseAugmenterTests
{
    [Theory]
    [InlineData(NoiseColor.White, 0)]
    [InlineData(NoiseColor.White, 17.5)]
    [InlineData(NoiseColor.Pink, 5)]
    [InlineData(NoiseColor.Brown, -10)]
    public void Augment_FixedRatio_AddsNoiseOfThatPower(NoiseColor color, double ratio)
    {
        AudioSignal clean = TestSignals.Sine(440);
        AudioSignal noisy = new NoiseAugmenter(new NoiseOptions(ratio, color)).Augment(clean, new Random(7));
        float[] noise = Difference(noisy, clean);
        Assert.Equal(ratio, TestSignals.Decibels(TestSignals.Power(clean.Samples.Span) / TestSignals.Power(noise)), 0.01);
    }

    [Fact]
    public void Augment_RangeOfRatios_DrawsOverTheRange()
    {
        AudioSignal clean = TestSignals.Sine(440, seconds: 0.1);
        NoiseAugmenter augmenter = new(new NoiseOptions((5, 20)));
        Random random = new(8);
        double[] ratios = [.. Enumerable.Range(0, 200).Select(_ => TestSignals.Decibels(
            TestSignals.Power(clean.Samples.Span) / TestSignals.Power(Difference(augmenter.Augment(clean, random), clean))))];
        Assert.InRange(ratios.Min(), 4.99, 6);
        Assert.InRange(ratios.Max(), 19, 20.01);
        Assert.Equal(12.5, ratios.Average(), 1.6);
    }

    [Theory]
    [InlineData(NoiseColor.White, 0)]
    [InlineData(NoiseColor.Pink, 1)]
    [InlineData(NoiseColor.Brown, 2)]
    public void Augment_Colour_HasItsSlope(NoiseColor color, double exponent)
    {
        AudioSignal clean = TestSignals.Sine(440, seconds: 5);
        float[] noise = Difference(new NoiseAugmenter(new NoiseOptions(0, color)).Augment(clean, new Random(9)), clean);
        double low = TestSignals.BandDensity(noise, 190, 210, clean.SampleRate);
        double high = TestSignals.BandDensity(noise, 1900, 2100, clean.SampleRate);

        // Density falls as f^-exponent: 10 dB a decade for each power.
        Assert.Equal(10 * exponent, TestSignals.Decibels(low / high), 2.5);
    }

    [Fact]
    public void Augment_SameSeed_GivesTheSameSamplesAndAnotherSeedOthers()
    {
        AudioSignal clean = TestSignals.Sine(440);
        NoiseAugmenter augmenter = new(new NoiseOptions((5, 20)));
        float[] first = augmenter.Augment(clean, new Random(1)).Samples.ToArray();
        Assert.Equal(first, augmenter.Augment(clean, new Random(1)).Samples.ToArray());
        Assert.NotEqual(first, augmenter.Augment(clean, new Random(2)).Samples.ToArray());
    }

    [Fact]
    public void Augment_Silence_StaysSilent()
    {
        AudioSignal noisy = new NoiseAugmenter(new NoiseOptions(0)).Augment(TestSignals.Silence(100), new Random(1));
        Assert.All(noisy.Samples.ToArray(), sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Constructor_SeveralWrongOptions_NamesThemAll()
    {
        NoiseOptions options = new((20, 5), (NoiseColor)9, 2);
        ArgumentException error = Assert.Throws<ArgumentException>(() => new NoiseAugmenter(options));
        Assert.Contains("SignalToNoiseDecibels (snr_db) must be a number or a range between -40 and 100; it was [20, 5].", error.Message, StringComparison.Ordinal);
        Assert.Contains("Color (color) must be one of White, Pink, Brown; it was 9.", error.Message, StringComparison.Ordinal);
        Assert.Contains("Probability (probability) must be between 0 and 1; it was 2.", error.Message, StringComparison.Ordinal);
    }

    private static float[] Difference(AudioSignal noisy, AudioSignal clean) =>
        [.. noisy.Samples.ToArray().Zip(clean.Samples.ToArray(), (a, b) => a - b)];
}
