using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Plays the clip faster or slower, so that pitch and duration change together. JSON <c>type</c>: <c>speed</c>.</summary>
/// <param name="Factor">The speed, 0.25 to 4: 2 is twice as fast, half as long and an octave higher.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record SpeedOptions(
    [property: JsonPropertyName("factor")] ValueRange Factor,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new SpeedAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("Factor (factor)", Factor, 0.25, 4),
        StepRules.Probability(Probability));
}
