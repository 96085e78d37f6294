namespace SpeechEmotion.Augmentation.Tests.Noise;

public sealed class MixedNoiseTests
{
    private static readonly AudioSignal Clean = TestSignals.Sine(440);

    [Fact]
    public void RecordedNoise_FixedRatio_MixesTheNoiseAtThatRatio()
    {
        // Shorter than the clip: it is repeated.
        AudioSignal hum = TestSignals.Sine(1000, 0.01, seconds: 0.25);
        AudioSignal mixed = new RecordedNoiseAugmenter([hum], new RecordedNoiseOptions(10)).Augment(Clean, new Random(1));
        double tone = TestSignals.PowerAt(mixed.Samples.Span, 440, 16_000);
        double noise = TestSignals.PowerAt(mixed.Samples.Span, 1000, 16_000);
        Assert.Equal(10, TestSignals.Decibels(tone / noise), 0.05);
    }

    [Fact]
    public void Babble_TalkersOfDifferentLevels_AreEquallyLoud()
    {
        AudioSignal[] speech = [TestSignals.Sine(1000, 0.9), TestSignals.Sine(2000, 0.001)];
        BabbleAugmenter augmenter = new(speech, new BabbleOptions(0, MinTalkers: 64, MaxTalkers: 64));
        AudioSignal mixed = augmenter.Augment(Clean, new Random(2));
        float[] background = [.. mixed.Samples.ToArray().Zip(Clean.Samples.ToArray(), (a, b) => a - b)];
        Assert.Equal(0, TestSignals.Decibels(TestSignals.Power(Clean.Samples.Span) / TestSignals.Power(background)), 0.01);

        // Talkers start at random points, so phases add at random: both are there, neither drowns the other.
        double ratio = TestSignals.PowerAt(background, 1000, 16_000) / TestSignals.PowerAt(background, 2000, 16_000);
        Assert.InRange(ratio, 0.02, 50);
    }

    [Fact]
    public void Babble_RecordingOfAnotherRate_KeepsItsPitch()
    {
        AudioSignal speech = TestSignals.Sine(1000, sampleRate: 48_000);
        AudioSignal mixed = new BabbleAugmenter([speech], new BabbleOptions(0, 1, 1)).Augment(Clean, new Random(3));
        Assert.Equal(
            0, TestSignals.Decibels(TestSignals.PowerAt(mixed.Samples.Span, 440, 16_000) / TestSignals.PowerAt(mixed.Samples.Span, 1000, 16_000)), 0.2);
    }

    [Fact]
    public void Constructors_WithoutRecordings_SayWhereTheyBelong()
    {
        ArgumentException babble = Assert.Throws<ArgumentException>(() => new BabbleOptions(10).CreateAugmenter(AugmentationSources.None));
        Assert.Contains("AugmentationSources.Speech", babble.Message, StringComparison.Ordinal);
        ArgumentException noise = Assert.Throws<ArgumentException>(() => new RecordedNoiseOptions(10).CreateAugmenter(AugmentationSources.None));
        Assert.Contains("AugmentationSources.Noises", noise.Message, StringComparison.Ordinal);
    }
}
