using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Hides runs of frames, all features at once (SpecAugment, Park et al. 2019). JSON <c>type</c>: <c>time_mask</c>.</summary>
/// <param name="Count">How many masks, 1 to 100; they may overlap.</param>
/// <param name="MaxFraction">The longest mask as a share of the clip's frames, 0 to 1; each length is drawn from 0 up to it.</param>
/// <param name="Fill">What is written.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>
/// Made for features over frames: features aggregated to one frame stay as they are, but for a <paramref name="MaxFraction"/> of 1 with
/// <see cref="MaskFill.Zero"/>, which hides them whole. Immutable and safe to share between threads.
/// </remarks>
public sealed record TimeMaskOptions(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("max_fraction")] double MaxFraction,
    [property: JsonPropertyName("fill")] MaskFill Fill = MaskFill.Mean,
    double Probability = 1) : FeatureAugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IFeatureAugmenter CreateAugmenter() => new TimeMaskAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        OptionRules.Number("Count (count)", Count, 1, 100),
        OptionRules.Number("MaxFraction (max_fraction)", MaxFraction, 0, 1),
        OptionRules.Member("Fill (fill)", Fill),
        StepRules.Probability(Probability));
}
