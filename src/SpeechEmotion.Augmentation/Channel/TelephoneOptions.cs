using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Makes the clip sound as over a telephone line. JSON <c>type</c>: <c>telephone</c>.</summary>
public sealed record TelephoneOptions : AugmentationOptions
{
    /// <summary>Gets the lower edge of the band (−3 dB) in hertz, 20 to 2,000. JSON: <c>fmin</c>.</summary>
    [JsonPropertyName("fmin")]
    public double MinFrequency { get; init; } = 300;

    /// <summary>Gets the upper edge of the band (−3 dB) in hertz, 2,000 to 20,000. JSON: <c>fmax</c>.</summary>
    [JsonPropertyName("fmax")]
    public double MaxFrequency { get; init; } = 3400;

    /// <summary>Gets what is imitated beyond the band. JSON: <c>codec</c>.</summary>
    public TelephoneCodec Codec { get; init; } = TelephoneCodec.MuLaw;

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new TelephoneAugmenter(this);
}
