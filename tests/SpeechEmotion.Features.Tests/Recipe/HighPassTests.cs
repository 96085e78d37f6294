using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Features.Tests.Recipe;

/// <summary>What lies below speech taken away as a part of the recipe.</summary>
public sealed class HighPassTests
{
    private static readonly AudioSignal Voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "lively.wav"));

    private static readonly FeatureRecipe Plain = new(new AudioPreparation(16_000, TrimTopDecibels: 45), new StftOptions(), [new LogMelOptions(FrameAverage: 2)]);
    private static readonly FeatureRecipe Filtered = Plain with { Audio = Plain.Audio with { HighPassHertz = 70 } };

    [Fact]
    public void ToJson_CutOff_IsWrittenOnlyWhereThereIsOneAndReadBack()
    {
        Assert.Contains("\"high_pass_hz\":70", Filtered.ToJson(indented: false), StringComparison.Ordinal);
        Assert.Equal(Filtered, FeatureRecipe.Parse(Filtered.ToJson()));
        Assert.DoesNotContain("high_pass", Plain.ToJson(), StringComparison.Ordinal);
        Assert.NotEqual(Plain.Fingerprint, Filtered.Fingerprint);
    }

    [Theory]
    [InlineData(4.9)]
    [InlineData(4000.1)]
    [InlineData(double.NaN)]
    public void Validate_CutOffOutOfRange_SaysWhichIsAccepted(double hertz) => Assert.Contains(
        "(high_pass_hz) must be between 5 and a quarter of the rate (4000)",
        Assert.Single((Plain.Audio with { HighPassHertz = hertz }).GetErrors()), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(-0.02, 0)]
    [InlineData(0.05, 10)]
    public void Prepare_OffsetOrRumble_LeavesWhatIsLeftWithout(double amplitude, double hertz)
    {
        AudioSignal spoilt = Spoil(amplitude, hertz);
        AudioSignal expected = new FeaturePipeline(Filtered).Prepare(Voice), actual = new FeaturePipeline(Filtered).Prepare(spoilt);

        // Without it nothing is trimmed, and all that is quiet sounds alike.
        Assert.True(new FeaturePipeline(Plain).Prepare(spoilt).Duration > new FeaturePipeline(Plain).Prepare(Voice).Duration);
        Assert.Equal(expected.Samples.Length, actual.Samples.Length);
        Assert.All(expected.Samples.ToArray().Zip(actual.Samples.ToArray()).Skip(3200), pair => Assert.Equal(pair.First, pair.Second, hertz == 0 ? 1e-5f : 1e-3f));
    }

    [Fact]
    public void Prepare_HighPass_LeavesTheRecordingItself()
    {
        float[] before = Voice.Samples.ToArray();
        new FeaturePipeline(Filtered).Prepare(Voice);
        Assert.Equal(before, Voice.Samples.ToArray());
    }

    private static AudioSignal Spoil(double amplitude, double hertz)
    {
        float[] samples = Voice.Samples.ToArray();
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] += (float)(amplitude * Math.Cos(2 * Math.PI * hertz * i / Voice.SampleRate));
        }

        return new AudioSignal(samples, Voice.SampleRate);
    }
}
