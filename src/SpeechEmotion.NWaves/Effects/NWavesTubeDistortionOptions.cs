using System.Text.Json.Serialization;
using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Distorts as a valve amplifier does. JSON <c>type</c>: <c>nwaves_tube_distortion</c>.</summary>
/// <param name="InputGainDecibels">Gain before the valve, 0 to 40 dB.</param>
/// <param name="OutputGainDecibels">Gain after it, −40 to 0 dB.</param>
/// <param name="Mix">The share of the changed sound, 0 to 1.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesTubeDistortionOptions(
    [property: JsonPropertyName("input_gain_db")] ValueRange InputGainDecibels,
    [property: JsonPropertyName("output_gain_db")] ValueRange OutputGainDecibels,
    [property: JsonPropertyName("mix")] double Mix = 1,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_tube_distortion";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((sampleRate, random) =>
        {
            TubeDistortionEffect effect = new((float)InputGainDecibels.Draw(random), (float)OutputGainDecibels.Draw(random));
            effect.WetDryMix((float)Mix);
            return effect;
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        NWavesRules.Range("InputGainDecibels (input_gain_db)", InputGainDecibels, 0, 40),
        NWavesRules.Range("OutputGainDecibels (output_gain_db)", OutputGainDecibels, -40, 0),
        NWavesRules.Number("Mix (mix)", Mix, 0, 1),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
