using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation.Tests.Channel;

public sealed class ReverberationAugmenterTests
{
    [Fact]
    public void Augment_Impulse_DecaysBySixtyDecibelsInTheStatedTime()
    {
        float[] response = ImpulseResponse(decay: 0.5, ratio: 0);

        // Energy of two windows 0.2 s apart: 60 dB / 0.5 s × 0.2 s = 24 dB.
        double early = TestSignals.Power(response.AsSpan(1000, 1600));
        double late = TestSignals.Power(response.AsSpan(1000 + 3200, 1600));
        Assert.Equal(24, TestSignals.Decibels(early / late), 1.5);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(10)]
    public void Augment_Impulse_HasTheStatedDirectToReverberantRatio(double ratio)
    {
        float[] response = ImpulseResponse(decay: 0.3, ratio);
        double direct = response[0] * response[0];
        double rest = response.Skip(1).Sum(sample => (double)sample * sample);
        Assert.Equal(ratio, TestSignals.Decibels(direct / rest), 0.3);
        Assert.All(response[1..160], sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Augment_Tone_KeepsLengthAndLevel()
    {
        AudioSignal tone = TestSignals.Sine(440);
        AudioSignal wet = new ReverberationAugmenter(new ReverberationOptions(0.4, 3)).Augment(tone, new Random(2));
        Assert.Equal(tone.Samples.Length, wet.Samples.Length);
        Assert.Equal(1, TestSignals.Power(wet.Samples.Span) / TestSignals.Power(tone.Samples.Span), 1e-4);
        Assert.NotEqual(tone.Samples.ToArray(), wet.Samples.ToArray());
    }

    [Fact]
    public void Convolve_SparseResponse_EqualsTheSum()
    {
        SparseResponse response = new([0, 2, 9], [1, -0.5f, 4]);
        float[] convolved = new float[4];
        response.Convolve([1, 2, 3, 4], convolved);
        Assert.Equal([1, 2, 2.5f, 3], convolved);
    }

    private static float[] ImpulseResponse(double decay, double ratio)
    {
        float[] impulse = new float[16_000];
        impulse[0] = 1;
        ReverberationAugmenter augmenter = new(new ReverberationOptions(decay, ratio));
        return augmenter.Augment(new AudioSignal(impulse, 16_000), new Random(6)).Samples.ToArray();
    }
}
