namespace SpeechEmotion.Augmentation.Tests.Channel;

public sealed class TelephoneAugmenterTests
{
    private const int SampleRate = 22_050;

    [Theory]
    [InlineData(TelephoneCodec.None)]
    [InlineData(TelephoneCodec.Narrowband)]
    [InlineData(TelephoneCodec.MuLaw)]
    public void Augment_Tones_PassInTheBandOnly(TelephoneCodec codec)
    {
        // Fourth-order edges: an octave outside the band is 24 dB down.
        Assert.Equal(0, Gain(1000, codec), 0.2);
        Assert.InRange(Gain(150, codec), -26, -22);
        Assert.InRange(Gain(6800, codec), codec == TelephoneCodec.None ? -36 : double.NegativeInfinity, -22);
    }

    [Fact]
    public void Augment_MuLaw_LeavesTheCodesNoise()
    {
        AudioSignal tone = TestSignals.Sine(1000, 0.5, SampleRate);
        float[] plain = Apply(tone, TelephoneCodec.Narrowband);
        float[] coded = Apply(tone, TelephoneCodec.MuLaw);
        float[] noise = [.. coded.Zip(plain, (a, b) => a - b)];

        // G.711 gives 38 dB or so over most of its range.
        Assert.InRange(TestSignals.Decibels(TestSignals.Power(plain) / TestSignals.Power(noise)), 34, 42);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12_345)]
    public void Augment_Length_Stays(int length)
    {
        AudioSignal signal = new(new float[length], SampleRate);
        Assert.Equal(length, Apply(signal, TelephoneCodec.MuLaw).Length);
    }

    [Fact]
    public void Augment_RateTooLowForTheBand_IsRefused()
    {
        AudioSignal signal = new(new float[100], 500);
        ArgumentException error = Assert.Throws<ArgumentException>(() => Apply(signal, TelephoneCodec.None));
        Assert.Contains("needs a sample rate above 600 Hz; it was 500.", error.Message, StringComparison.Ordinal);
    }

    private static double Gain(double hertz, TelephoneCodec codec)
    {
        AudioSignal tone = TestSignals.Sine(hertz, 0.5, SampleRate, 2);
        ReadOnlySpan<float> settled = Apply(tone, codec).AsSpan(SampleRate / 2, SampleRate);
        return TestSignals.Decibels(TestSignals.PowerAt(settled, hertz, SampleRate) / 0.125);
    }

    private static float[] Apply(AudioSignal signal, TelephoneCodec codec) =>
        new TelephoneAugmenter(new TelephoneOptions(Codec: codec)).Augment(signal, new Random(1)).Samples.ToArray();
}
