using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Joins clips of the same label, from <see cref="AugmentationSources.SameLabel"/>. JSON <c>type</c>: <c>concatenation</c>.</summary>
/// <param name="GapSeconds">The pause before each added clip in seconds, 0 to 10.</param>
/// <param name="ClipCount">How many clips are added to the first, 1 to 16.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ConcatenationOptions(
    [property: JsonPropertyName("gap_seconds")] ValueRange GapSeconds,
    [property: JsonPropertyName("clips")] int ClipCount = 1,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new ConcatenationAugmenter(sources.SameLabel, this);
    }

    /// <inheritdoc/>
    public override AugmentationNeeds GetNeeds() => AugmentationNeeds.Speech;

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("GapSeconds (gap_seconds)", GapSeconds, 0, 10),
        OptionRules.Number("ClipCount (clips)", ClipCount, 1, 16),
        StepRules.Probability(Probability));
}
