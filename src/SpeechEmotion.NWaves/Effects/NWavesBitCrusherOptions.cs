using System.Text.Json.Serialization;
using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Rounds samples to few levels. JSON <c>type</c>: <c>nwaves_bit_crusher</c>.</summary>
/// <param name="Bits">Bits of a sample, 1 to 16.</param>
/// <param name="Mix">The share of the changed sound, 0 to 1.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesBitCrusherOptions(
    [property: JsonPropertyName("bits")] ValueRange Bits,
    [property: JsonPropertyName("mix")] double Mix = 1,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_bit_crusher";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((sampleRate, random) =>
        {
            BitCrusherEffect effect = new((int)Math.Round(Bits.Draw(random)));
            effect.WetDryMix((float)Mix);
            return effect;
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        NWavesRules.Range("Bits (bits)", Bits, 1, 16),
        NWavesRules.Number("Mix (mix)", Mix, 0, 1),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
