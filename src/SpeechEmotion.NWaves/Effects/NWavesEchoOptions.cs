using System.Text.Json.Serialization;
using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Repeats the clip, ever softer, after a delay. JSON <c>type</c>: <c>nwaves_echo</c>.</summary>
/// <param name="DelaySeconds">Seconds between two repeats, 0.001 to 2.</param>
/// <param name="Feedback">How loud a repeat is, as a share of the one before, 0 to 0.95.</param>
/// <param name="Mix">The share of the changed sound, 0 to 1.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesEchoOptions(
    [property: JsonPropertyName("delay_seconds")] ValueRange DelaySeconds,
    [property: JsonPropertyName("feedback")] ValueRange Feedback,
    [property: JsonPropertyName("mix")] double Mix = 1,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_echo";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((sampleRate, random) =>
        {
            EchoEffect effect = new(sampleRate, (float)DelaySeconds.Draw(random), (float)Feedback.Draw(random));
            effect.WetDryMix((float)Mix);
            return effect;
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        NWavesRules.Range("DelaySeconds (delay_seconds)", DelaySeconds, 0.001, 2),
        NWavesRules.Range("Feedback (feedback)", Feedback, 0, 0.95),
        NWavesRules.Number("Mix (mix)", Mix, 0, 1),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
