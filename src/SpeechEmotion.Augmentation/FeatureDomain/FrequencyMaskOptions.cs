using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Hides runs of neighbouring features over the whole clip (SpecAugment, Park et al. 2019). JSON <c>type</c>: <c>frequency_mask</c>.</summary>
/// <param name="Count">How many masks, 1 to 100; they may overlap.</param>
/// <param name="MaxFraction">The widest mask as a share of the features, 0 to 1; each width is drawn from 0 up to it.</param>
/// <param name="Fill">What is written.</param>
/// <param name="Bands">How many of the first rows are the spectrum; the rows after them stay. <see langword="null"/> = all rows.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>
/// Made for spectra, whose rows are neighbouring bands. Features aggregated to one frame are their own mean, so that <see cref="MaskFill.Mean"/>
/// leaves them as they are. Immutable and safe to share between threads.
/// </remarks>
public sealed record FrequencyMaskOptions(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("max_fraction")] double MaxFraction,
    [property: JsonPropertyName("fill")] MaskFill Fill = MaskFill.Mean,
    [property: JsonPropertyName("bands")] int? Bands = null,
    double Probability = 1) : FeatureAugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IFeatureAugmenter CreateAugmenter() => new FrequencyMaskAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        OptionRules.Number("Count (count)", Count, 1, 100),
        OptionRules.Number("MaxFraction (max_fraction)", MaxFraction, 0, 1),
        OptionRules.Member("Fill (fill)", Fill),
        OptionRules.Number("Bands (bands)", Bands ?? 1, 1, 65_536),
        StepRules.Probability(Probability));
}
