using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Stretches or squeezes the features along time: a change of tempo without its cost. JSON <c>type</c>: <c>time_scale</c>.</summary>
/// <param name="Factor">The new duration as a share of the old, 0.1 to 10.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record TimeScaleOptions(
    [property: JsonPropertyName("factor")] ValueRange Factor,
    double Probability = 1) : FeatureAugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IFeatureAugmenter CreateAugmenter() => new TimeScaleAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("Factor (factor)", Factor, 0.1, 10),
        StepRules.Probability(Probability));
}
