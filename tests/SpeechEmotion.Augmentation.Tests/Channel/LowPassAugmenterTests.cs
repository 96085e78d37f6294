namespace SpeechEmotion.Augmentation.Tests.Channel;

public sealed class LowPassAugmenterTests
{
    [Fact]
    public void Augment_ToneAtTheCutoff_LosesThreeDecibels()
    {
        AudioSignal tone = TestSignals.Sine(2000, 0.5, seconds: 2);
        AudioSignal muffled = new LowPassAugmenter(new LowPassOptions(2000)).Augment(tone, new Random(1));
        double gain = TestSignals.PowerAt(muffled.Samples.Span[16_000..], 2000, 16_000) / 0.125;
        Assert.Equal(-3.01, TestSignals.Decibels(gain), 0.02);
    }

    [Fact]
    public void Constructor_OddOrder_IsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new LowPassAugmenter(new LowPassOptions(2000, 3)));
        Assert.Contains("Order (order) must be 2, 4, 6 or 8; it was 3.", error.Message, StringComparison.Ordinal);
    }
}
