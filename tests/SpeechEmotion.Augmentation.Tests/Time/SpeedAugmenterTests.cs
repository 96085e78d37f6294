namespace SpeechEmotion.Augmentation.Tests.Time;

public sealed class SpeedAugmenterTests
{
    [Theory]
    [InlineData(1.25)]
    [InlineData(0.8)]
    [InlineData(1.07)]
    public void Augment_Factor_ChangesDurationAndPitch(double factor)
    {
        AudioSignal tone = TestSignals.Sine(1000);
        AudioSignal faster = new SpeedAugmenter(new SpeedOptions(factor)).Augment(tone, new Random(1));
        Assert.Equal((int)Math.Ceiling(16_000 / factor), faster.Samples.Length);
        Assert.Equal(16_000, faster.SampleRate);

        // Away from the ends the tone has moved and kept its power.
        ReadOnlySpan<float> middle = faster.Samples.Span[2000..10_000];
        Assert.Equal(0.125, TestSignals.PowerAt(middle, 1000 * factor, 16_000), 0.002);
    }
}
