using System.Text.Json.Serialization;
using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Lets the pitch rise and fall. JSON <c>type</c>: <c>nwaves_vibrato</c>.</summary>
/// <param name="Frequency">How often a second, 0.1 to 50 Hz.</param>
/// <param name="WidthSeconds">How far samples are moved in time, 0.00005 to 0.02 s.</param>
/// <param name="Mix">The share of the changed sound, 0 to 1.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesVibratoOptions(
    [property: JsonPropertyName("frequency")] ValueRange Frequency,
    [property: JsonPropertyName("width_seconds")] ValueRange WidthSeconds,
    [property: JsonPropertyName("mix")] double Mix = 1,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_vibrato";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((sampleRate, random) =>
        {
            VibratoEffect effect = new(sampleRate, (float)Frequency.Draw(random), (float)WidthSeconds.Draw(random));
            effect.WetDryMix((float)Mix);
            return effect;
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        NWavesRules.Range("Frequency (frequency)", Frequency, 0.1, 50),
        NWavesRules.Range("WidthSeconds (width_seconds)", WidthSeconds, 0.00005, 0.02),
        NWavesRules.Number("Mix (mix)", Mix, 0, 1),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
