namespace SpeechEmotion.Augmentation.Tests.Level;

public sealed class LevelTests
{
    [Fact]
    public void Gain_SixDecibels_DoublesTheSamples()
    {
        AudioSignal louder = new GainAugmenter(new GainOptions(20 * Math.Log10(2))).Augment(TestSignals.Of(0.1f, -0.2f, 0), new Random(1));
        Assert.Equal([0.2f, -0.4f, 0], louder.Samples.ToArray());
    }

    [Fact]
    public void Gain_Input_IsNotWrittenTo()
    {
        AudioSignal signal = TestSignals.Of(0.1f, -0.2f);
        _ = new GainAugmenter(new GainOptions(12)).Augment(signal, new Random(1));
        Assert.Equal([0.1f, -0.2f], signal.Samples.ToArray());
    }

    [Fact]
    public void Clipping_HalfThePeak_CutsBothSides()
    {
        AudioSignal clipped = new ClippingAugmenter(new ClippingOptions(0.5)).Augment(TestSignals.Of(0.1f, -0.8f, 0.6f, 0.4f), new Random(1));
        Assert.Equal([0.1f, -0.4f, 0.4f, 0.4f], clipped.Samples.ToArray());
    }

    [Fact]
    public void Clipping_Source_IsKept()
    {
        AudioSource source = new() { SampleRate = 44_100, ChannelCount = 2, Encoding = "test" };
        AudioSignal signal = new(new float[] { 1, -1 }, 8000, source);
        AudioSignal clipped = new ClippingAugmenter(new ClippingOptions(0.5)).Augment(signal, new Random(1));
        Assert.Same(source, clipped.Source);
        Assert.Equal(8000, clipped.SampleRate);
    }
}
