using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>NWaves' effects under the names that augmentation plans give them.</summary>
public static class NWavesEffects
{
    /// <summary>
    /// Gets all of them, for <see cref="AugmentationPlan.Parse(string, IReadOnlyList{CustomStep})"/>,
    /// <see cref="AugmentationPlan.CustomSteps"/> and <c>RunFile.Parse</c>.
    /// </summary>
    public static IReadOnlyList<CustomStep> All { get; } = Array.AsReadOnly(
    [
        Step<NWavesAutowahOptions>(NWavesAutowahOptions.Type),
        Step<NWavesBitCrusherOptions>(NWavesBitCrusherOptions.Type),
        Step<NWavesChorusOptions>(NWavesChorusOptions.Type),
        Step<NWavesDistortionOptions>(NWavesDistortionOptions.Type),
        Step<NWavesEchoOptions>(NWavesEchoOptions.Type),
        Step<NWavesFlangerOptions>(NWavesFlangerOptions.Type),
        Step<NWavesPhaserOptions>(NWavesPhaserOptions.Type),
        Step<NWavesPitchShiftOptions>(NWavesPitchShiftOptions.Type),
        Step<NWavesRobotOptions>(NWavesRobotOptions.Type),
        Step<NWavesTimeStretchOptions>(NWavesTimeStretchOptions.Type),
        Step<NWavesTremoloOptions>(NWavesTremoloOptions.Type),
        Step<NWavesTubeDistortionOptions>(NWavesTubeDistortionOptions.Type),
        Step<NWavesVibratoOptions>(NWavesVibratoOptions.Type),
        Step<NWavesWahwahOptions>(NWavesWahwahOptions.Type),
        Step<NWavesWhisperOptions>(NWavesWhisperOptions.Type),
    ]);

    private static CustomStep Step<T>(string type)
        where T : AugmentationOptions =>
        new(type, typeof(T), NWavesEffectJson.Default);
}
