using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>
/// Moves all features up or down by some rows, as if the voice were higher or lower: a pitch and formant shift of a mel
/// spectrogram without its cost. JSON <c>type</c>: <c>band_shift</c>.
/// </summary>
/// <param name="MaxBands">The largest shift either way in rows, 1 to 1,024; whole numbers, all equally likely.</param>
/// <param name="Bands">How many of the first rows are the spectrum; the rows after them stay. <see langword="null"/> = all rows.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Made for spectra, whose rows are neighbouring bands. Immutable and safe to share between threads.</remarks>
public sealed record BandShiftOptions(
    [property: JsonPropertyName("max_bands")] int MaxBands,
    [property: JsonPropertyName("bands")] int? Bands = null,
    double Probability = 1) : FeatureAugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IFeatureAugmenter CreateAugmenter() => new BandShiftAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        OptionRules.Number("MaxBands (max_bands)", MaxBands, 1, 1024),
        OptionRules.Number("Bands (bands)", Bands ?? 1, 1, 65_536),
        StepRules.Probability(Probability));
}
