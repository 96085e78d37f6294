using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Changes the level. JSON <c>type</c>: <c>gain</c>.</summary>
/// <param name="GainDecibels">The gain in decibels, −120 to 120.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record GainOptions(
    [property: JsonPropertyName("gain_db")] ValueRange GainDecibels,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new GainAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("GainDecibels (gain_db)", GainDecibels, -120, 120),
        StepRules.Probability(Probability));
}
