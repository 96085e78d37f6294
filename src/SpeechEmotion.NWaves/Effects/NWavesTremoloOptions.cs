using System.Text.Json.Serialization;
using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Lets the loudness rise and fall. JSON <c>type</c>: <c>nwaves_tremolo</c>.</summary>
/// <param name="Frequency">How often a second, 0.1 to 50 Hz.</param>
/// <param name="Depth">How far, 0 to 1.</param>
/// <param name="Mix">The share of the changed sound, 0 to 1.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesTremoloOptions(
    [property: JsonPropertyName("frequency")] ValueRange Frequency,
    [property: JsonPropertyName("depth")] ValueRange Depth,
    [property: JsonPropertyName("mix")] double Mix = 1,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_tremolo";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((sampleRate, random) =>
        {
            TremoloEffect effect = new(sampleRate, (float)Depth.Draw(random), (float)Frequency.Draw(random));
            effect.WetDryMix((float)Mix);
            return effect;
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        NWavesRules.Range("Frequency (frequency)", Frequency, 0.1, 50),
        NWavesRules.Range("Depth (depth)", Depth, 0, 1),
        NWavesRules.Number("Mix (mix)", Mix, 0, 1),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
