using System.Text.Json.Serialization;
using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Moves a resonance through the spectrum with the loudness. JSON <c>type</c>: <c>nwaves_autowah</c>.</summary>
/// <param name="Q">How it is damped, 0.2 to 2.</param>
/// <param name="Mix">The share of the changed sound, 0 to 1.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesAutowahOptions(
    [property: JsonPropertyName("q")] ValueRange Q,
    [property: JsonPropertyName("mix")] double Mix = 1,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_autowah";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((sampleRate, random) =>
        {
            AutowahEffect effect = new(sampleRate, q: (float)Q.Draw(random));
            effect.WetDryMix((float)Mix);
            return effect;
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        NWavesRules.Range("Q (q)", Q, 0.2, 2),
        NWavesRules.Number("Mix (mix)", Mix, 0, 1),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
