using System.Text.Json.Serialization;
using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Gives all speech one pitch: the phase of every bin is 0. JSON <c>type</c>: <c>nwaves_robot</c>.</summary>
/// <param name="Mix">The share of the changed sound, 0 to 1.</param>
/// <param name="TransformSize">Samples of a frame, a power of two from 64 to 16,384.</param>
/// <param name="HopLength">Samples between two frames, 1 to a quarter of a frame.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesRobotOptions(
    [property: JsonPropertyName("mix")] double Mix = 1,
    [property: JsonPropertyName("n_fft")] int TransformSize = 1_024,
    [property: JsonPropertyName("hop_length")] int HopLength = 128,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_robot";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter(
            (_, random) =>
            {
                RobotEffect effect = new(HopLength, TransformSize);
                effect.WetDryMix((float)Mix);
                return effect;
            },
            TransformSize - 1);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        [
            NWavesRules.Number("Mix (mix)", Mix, 0, 1),
            .. NWavesRules.Transform(TransformSize, HopLength),
            NWavesRules.Number("Probability (probability)", Probability, 0, 1),
        ]);
}
