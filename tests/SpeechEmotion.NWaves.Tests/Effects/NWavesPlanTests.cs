using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves.Tests.Effects;

/// <summary>The effects' JSON.</summary>
public sealed class NWavesPlanTests
{
    private const string Json = """
        { "variants": [ { "name": "odd", "steps": [
            { "type": "nwaves_echo", "delay_seconds": [0.05, 0.2], "feedback": 0.4, "probability": 0.5 },
            { "type": "nwaves_tremolo", "frequency": 4, "depth": 0.4 },
            { "type": "nwaves_vibrato", "frequency": 4, "width_seconds": 0.001 },
            { "type": "nwaves_flanger", "frequency": 1, "width_seconds": 0.002, "feedback": 0 },
            { "type": "nwaves_chorus", "frequency": [1, 2], "width_seconds": 0.003, "mix": 0.5, "voices": 4 },
            { "type": "nwaves_phaser", "frequency": 1, "q": 0.5 },
            { "type": "nwaves_wahwah", "frequency": 1, "q": 0.5 },
            { "type": "nwaves_autowah", "q": 0.5 },
            { "type": "nwaves_distortion", "input_gain_db": 12, "output_gain_db": -12, "mode": "hard_clipping" },
            { "type": "nwaves_tube_distortion", "input_gain_db": 12, "output_gain_db": -12 },
            { "type": "nwaves_bit_crusher", "bits": [6, 8] },
            { "type": "nwaves_pitch_shift", "semitones": [-1, 1], "algorithm": "wsola" },
            { "type": "nwaves_time_stretch", "rate": 1.1 },
            { "type": "nwaves_robot" },
            { "type": "nwaves_whisper", "n_fft": 512, "hop_length": 64 } ] } ] }
        """;

    [Fact]
    public void Parse_EveryEffect_IsReadWrittenAndRun()
    {
        AugmentationPlan plan = AugmentationPlan.Parse(Json, NWavesEffects.All);

        Assert.Equal(NWavesEffects.All.Select(step => step.OptionsType).ToHashSet(), plan.Variants[0].Steps.Select(step => step.GetType()).ToHashSet());
        Assert.Equal(new NWavesEchoOptions((0.05, 0.2), 0.4, Probability: 0.5), plan.Variants[0].Steps[0]);
        Assert.Equal(new NWavesDistortionOptions(12, -12, Mode: DistortionMode.HardClipping), plan.Variants[0].Steps[8]);
        Assert.Equal(plan.Fingerprint, AugmentationPlan.Parse(plan.ToJson(), NWavesEffects.All).Fingerprint);
        Assert.Equal(
            plan.CreateAugmenter().Augment(Voices.Lively, new Random(5)).Samples.ToArray(),
            plan.CreateAugmenter().Augment(Voices.Lively, new Random(5)).Samples.ToArray());
    }

    [Theory]
    [InlineData("""{ "type": "nwaves_echo", "feedback": 0.4 }""", "delay_seconds")]
    [InlineData("""{ "type": "nwaves_echo", "delay_seconds": 0.1, "feedback": 0.96 }""", "feedback")]
    [InlineData("""{ "type": "nwaves_echo", "delay_seconds": 0.1, "feedback": 0.4, "wet": 1 }""", "wet")]
    [InlineData("""{ "type": "nwaves_distortion", "input_gain_db": 1, "output_gain_db": -1, "mode": "soft" }""", "mode")]
    [InlineData("""{ "type": "nwaves_pitch_shift", "semitones": 1, "algorithm": "paul_stretch" }""", "seeded")]
    [InlineData("""{ "type": "nwaves_robot", "n_fft": 500 }""", "n_fft")]
    public void Parse_WrongOption_SaysWhich(string step, string expected)
    {
        string json = $$"""{ "variants": [ { "name": "a", "steps": [ {{step}} ] } ] }""";
        Assert.Contains(
            expected, Assert.Throws<ArgumentException>(() => AugmentationPlan.Parse(json, NWavesEffects.All)).Message, StringComparison.Ordinal);
    }
}
