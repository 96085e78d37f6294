using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Makes the clip sound as over a telephone line. JSON <c>type</c>: <c>telephone</c>.</summary>
/// <param name="MinFrequency">The lower edge of the band (−3 dB) in hertz, 20 to 2,000.</param>
/// <param name="MaxFrequency">The upper edge of the band (−3 dB) in hertz, 2,000 to 20,000.</param>
/// <param name="Codec">What is imitated beyond the band.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record TelephoneOptions(
    [property: JsonPropertyName("fmin")] double MinFrequency = 300,
    [property: JsonPropertyName("fmax")] double MaxFrequency = 3400,
    [property: JsonPropertyName("codec")] TelephoneCodec Codec = TelephoneCodec.MuLaw,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new TelephoneAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        OptionRules.Number("MinFrequency (fmin)", MinFrequency, 20, 2000),
        OptionRules.Number("MaxFrequency (fmax)", MaxFrequency, 2000, 20_000),
        OptionRules.Member("Codec (codec)", Codec),
        StepRules.Probability(Probability));
}
