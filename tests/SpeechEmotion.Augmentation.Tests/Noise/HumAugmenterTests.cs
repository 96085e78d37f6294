namespace SpeechEmotion.Augmentation.Tests.Noise;

public sealed class HumAugmenterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void Augment_FixedRatio_AddsHumOfThatPower(double ratio)
    {
        AudioSignal clean = TestSignals.Sine(440);
        float[] hum = Difference(new HumAugmenter(new HumOptions(ratio, 50)).Augment(clean, new Random(7)), clean);
        Assert.Equal(ratio, TestSignals.Decibels(TestSignals.Power(clean.Samples.Span) / TestSignals.Power(hum)), 0.01);
    }

    [Fact]
    public void Augment_Harmonics_FallByTheirNumber()
    {
        AudioSignal clean = TestSignals.Sine(2000, seconds: 2);
        float[] hum = Difference(new HumAugmenter(new HumOptions(0, 60, 3)).Augment(clean, new Random(7)), clean);

        double first = Power(60);
        Assert.Equal(1.0 / 4, Power(120) / first, 0.01);
        Assert.Equal(1.0 / 9, Power(180) / first, 0.01);
        Assert.Equal(0, Power(240) / first, 0.001);
        Assert.Equal(0, Power(90) / first, 0.001);

        // Two seconds hold whole periods of all of them.
        double Power(double hertz)
        {
            double real = 0, imaginary = 0;
            for (int n = 0; n < hum.Length; n++)
            {
                (double sine, double cosine) = Math.SinCos(2 * Math.PI * hertz * n / clean.SampleRate);
                (real, imaginary) = (real + (hum[n] * cosine), imaginary + (hum[n] * sine));
            }

            return (real * real) + (imaginary * imaginary);
        }
    }

    [Fact]
    public void Augment_SameSeed_GivesTheSameSamplesAndAnotherSeedOthers()
    {
        AudioSignal clean = TestSignals.Sine(440);
        HumAugmenter augmenter = new(new HumOptions((5, 20), (49.8, 50.2)));
        float[] first = augmenter.Augment(clean, new Random(1)).Samples.ToArray();
        Assert.Equal(first, augmenter.Augment(clean, new Random(1)).Samples.ToArray());
        Assert.NotEqual(first, augmenter.Augment(clean, new Random(2)).Samples.ToArray());
    }

    [Fact]
    public void Augment_RateTooLowForMostHarmonics_LeavesThoseOut()
    {
        AudioSignal clean = new(Enumerable.Range(0, 1000).Select(static n => (float)Math.Sin(n)).ToArray(), 1000);
        AudioSignal hummed = new HumAugmenter(new HumOptions(0, 50, 40)).Augment(clean, new Random(1));
        Assert.All(hummed.Samples.ToArray(), sample => Assert.True(float.IsFinite(sample)));
        Assert.NotEqual(clean.Samples.ToArray(), hummed.Samples.ToArray());
    }

    [Fact]
    public void Augment_Silence_StaysSilent() =>
        Assert.All(new HumAugmenter(new HumOptions(0, 50)).Augment(TestSignals.Silence(100), new Random(1)).Samples.ToArray(), sample => Assert.Equal(0, sample));

    [Fact]
    public void Constructor_OptionsOutOfRange_NamesEachFault()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new HumAugmenter(new HumOptions(200, 30, 0)));
        Assert.Contains("snr_db", error.Message, StringComparison.Ordinal);
        Assert.Contains("mains_hz", error.Message, StringComparison.Ordinal);
        Assert.Contains("harmonics", error.Message, StringComparison.Ordinal);
    }

    private static float[] Difference(AudioSignal noisy, AudioSignal clean) =>
        [.. noisy.Samples.ToArray().Zip(clean.Samples.ToArray(), (left, right) => left - right)];
}
