using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests;

public sealed class SilenceTrimmerTests
{
    [Fact]
    public void Find_VoiceAt30Decibels_IsLibrosasPart()
    {
        double[] expected = ReferenceArrays.Read("voice_22050/trim").Values;
        float[] voice = ReferenceArrays.Read("voice_22050/y").ToSingle();

        Assert.Equal((int)expected[0]..(int)expected[1], SilenceTrimmer.Find(voice, topDecibels: 30));
    }

    [Fact]
    public void Find_ToneBetweenSilence_KeepsTheFramesThatTouchIt()
    {
        float[] samples = new float[20000];
        for (int i = 8000; i < 12000; i++)
        {
            samples[i] = MathF.Sin(i * 0.3f);
        }

        // Frames of 2048 centred on multiples of 512: the first that reaches sample 8000 is number 14 (6144 to 8191), the last number 25.
        Assert.Equal((14 * 512)..(26 * 512), SilenceTrimmer.Find(samples));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(5000)]
    public void Find_DigitalSilence_KeepsAllAsLibrosa(int length) => Assert.Equal(0..length, SilenceTrimmer.Find(new float[length]));

    [Theory]
    [InlineData(float.NaN, 60)]
    [InlineData(0.5f, 1e-9f)]
    public void Find_NoFrameAboveTheThreshold_KeepsAll(float sample, float topDecibels)
    {
        float[] samples = new float[5000];
        samples[3000] = sample;

        Assert.Equal(..5000, SilenceTrimmer.Find(samples, topDecibels));
    }

    [Fact]
    public void Trim_Signal_SharesTheSamplesAndKeepsTheSource()
    {
        float[] samples = new float[20000];
        samples.AsSpan(8000, 4000).Fill(0.5f);
        AudioSource source = new() { SampleRate = 8000, ChannelCount = 1, Encoding = "test" };

        AudioSignal trimmed = SilenceTrimmer.Trim(new AudioSignal(samples, 8000, source));

        Assert.Same(source, trimmed.Source);
        Assert.True(trimmed.Samples.Span.Overlaps(samples));
        Assert.Equal(12 * 512, trimmed.Samples.Length);
    }

    [Fact]
    public void Find_ArgumentsOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SilenceTrimmer.Find([1], topDecibels: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SilenceTrimmer.Find([1], frameLength: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SilenceTrimmer.Find([1], hopLength: 0));
    }
}
