using System.Text.Json.Serialization;
using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Mixes the clip with a copy whose small delay comes and goes. JSON <c>type</c>: <c>nwaves_flanger</c>.</summary>
/// <param name="Frequency">How often a second, 0.05 to 20 Hz.</param>
/// <param name="WidthSeconds">The longest delay, 0.0001 to 0.02 s.</param>
/// <param name="Feedback">How much of the copy is fed back, 0 to 0.9.</param>
/// <param name="Mix">The share of the changed sound, 0 to 1.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesFlangerOptions(
    [property: JsonPropertyName("frequency")] ValueRange Frequency,
    [property: JsonPropertyName("width_seconds")] ValueRange WidthSeconds,
    [property: JsonPropertyName("feedback")] ValueRange Feedback,
    [property: JsonPropertyName("mix")] double Mix = 1,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_flanger";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((sampleRate, random) =>
        {
            float frequency = (float)Frequency.Draw(random);
            FlangerEffect effect = new(sampleRate, frequency, (float)WidthSeconds.Draw(random), feedback: (float)Feedback.Draw(random));
            effect.WetDryMix((float)Mix);
            return effect;
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        NWavesRules.Range("Frequency (frequency)", Frequency, 0.05, 20),
        NWavesRules.Range("WidthSeconds (width_seconds)", WidthSeconds, 0.0001, 0.02),
        NWavesRules.Range("Feedback (feedback)", Feedback, 0, 0.9),
        NWavesRules.Number("Mix (mix)", Mix, 0, 1),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
