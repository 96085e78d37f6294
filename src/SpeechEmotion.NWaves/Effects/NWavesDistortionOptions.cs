using System.Text.Json.Serialization;
using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Distorts by clipping or rectifying. JSON <c>type</c>: <c>nwaves_distortion</c>.</summary>
/// <param name="InputGainDecibels">Gain before, 0 to 40 dB.</param>
/// <param name="OutputGainDecibels">Gain after, −40 to 0 dB.</param>
/// <param name="Mix">The share of the changed sound, 0 to 1.</param>
/// <param name="Mode">How.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesDistortionOptions(
    [property: JsonPropertyName("input_gain_db")] ValueRange InputGainDecibels,
    [property: JsonPropertyName("output_gain_db")] ValueRange OutputGainDecibels,
    [property: JsonPropertyName("mix")] double Mix = 1,
    [property: JsonPropertyName("mode"), JsonConverter(typeof(SnakeCaseEnumConverter<DistortionMode>))]
    DistortionMode Mode = DistortionMode.SoftClipping,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_distortion";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((_, random) =>
        {
            DistortionEffect effect = new(Mode, (float)InputGainDecibels.Draw(random), (float)OutputGainDecibels.Draw(random));
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
        NWavesRules.Member("Mode (mode)", Mode),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
