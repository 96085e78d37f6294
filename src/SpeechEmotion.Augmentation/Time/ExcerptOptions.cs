using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Keeps an excerpt of the clip, as if somebody were heard only for a moment. JSON <c>type</c>: <c>excerpt</c>.</summary>
/// <param name="Seconds">The length in seconds, 0.05 to 600; a shorter clip is kept whole.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ExcerptOptions(
    [property: JsonPropertyName("seconds")] ValueRange Seconds,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new ExcerptAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("Seconds (seconds)", Seconds, 0.05, 600),
        StepRules.Probability(Probability));
}
