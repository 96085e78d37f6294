using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Features.Tests.Recipe;

/// <summary>Mains hum taken away as a part of the recipe.</summary>
public sealed class RemoveHumTests
{
    private static readonly AudioSignal Voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "slow.wav"));

    private static readonly FeatureRecipe Plain = new(
        new AudioPreparation(16_000, TrimTopDecibels: 45, HighPassHertz: 70), new StftOptions(), [new LogMelOptions(FrameAverage: 2, MinFrequency: 50, TopDecibels: 70)]);

    private static readonly FeatureRecipe Removing = Plain with { Audio = Plain.Audio with { RemoveHum = true } };

    [Fact]
    public void ToJson_RemoveHum_IsWrittenOnlyWhereItIsWantedAndReadBack()
    {
        Assert.Contains("\"remove_hum\":true", Removing.ToJson(indented: false), StringComparison.Ordinal);
        Assert.Equal(Removing, FeatureRecipe.Parse(Removing.ToJson()));
        Assert.DoesNotContain("remove_hum", Plain.ToJson(), StringComparison.Ordinal);
        Assert.NotEqual(Plain.Fingerprint, Removing.Fingerprint);
    }

    [Fact]
    public void Validate_RateTooLow_SaysWhichIsAccepted() => Assert.Contains(
        "RemoveHum (remove_hum) needs a SampleRate of 2000 Hz or more; it was 1999.",
        new AudioPreparation(1_999, RemoveHum: true).GetErrors());

    [Fact]
    public void Extract_NoHum_IsTheSameToTheBit() =>
        Assert.Equal(new FeaturePipeline(Plain).Extract(Voice).Values.ToArray(), new FeaturePipeline(Removing).Extract(Voice).Values.ToArray());

    [Theory]
    [InlineData(50, 16_000)]
    [InlineData(60, 16_000)]
    [InlineData(60, 44_100)]
    public void Extract_Hum_IsNearerToTheVoiceWithout(int hertz, int sampleRate)
    {
        AudioSignal voice = Resample(Voice, sampleRate), hummed = Hum(voice, hertz);
        float[] expected = new FeaturePipeline(Plain).Extract(voice).Values.ToArray();
        float[] left = new FeaturePipeline(Plain).Extract(hummed).Values.ToArray(), removed = new FeaturePipeline(Removing).Extract(hummed).Values.ToArray();

        // Hum is as loud from end to end, so that nothing is trimmed and there are more frames.
        Assert.NotEqual(expected.Length, left.Length);
        Assert.Equal(expected.Length, removed.Length);
        Assert.InRange(expected.Zip(removed, (x, y) => Math.Abs(x - y)).Average(), 0, 0.5);
    }

    [Fact]
    public void Prepare_RemoveHum_LeavesTheRecordingItself()
    {
        AudioSignal hummed = Hum(Voice, 50);
        float[] before = hummed.Samples.ToArray();
        new FeaturePipeline(Removing with { Audio = Removing.Audio with { HighPassHertz = null } }).Prepare(hummed);
        Assert.Equal(before, hummed.Samples.ToArray());
    }

    private static AudioSignal Resample(AudioSignal signal, int sampleRate) => sampleRate == signal.SampleRate
        ? signal
        : new AudioSignal(new Resampler(signal.SampleRate, sampleRate).Resample(signal.Samples.Span), sampleRate);

    private static AudioSignal Hum(AudioSignal signal, int hertz)
    {
        float[] samples = signal.Samples.ToArray();
        for (int n = 0; n < samples.Length; n++)
        {
            samples[n] += (float)(0.01 * Math.Cos(2 * Math.PI * hertz * n / signal.SampleRate));
        }

        return new AudioSignal(samples, signal.SampleRate);
    }
}
