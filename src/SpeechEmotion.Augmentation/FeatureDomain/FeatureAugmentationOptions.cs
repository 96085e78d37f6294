using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>One change of a clip's features, as data.</summary>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>
/// Immutable and safe to share between threads. In JSON the member <c>type</c> names the step and unknown members are refused.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TimeMaskOptions), "time_mask")]
[JsonDerivedType(typeof(FrequencyMaskOptions), "frequency_mask")]
[JsonDerivedType(typeof(BandShiftOptions), "band_shift")]
[JsonDerivedType(typeof(TimeScaleOptions), "time_scale")]
public abstract record FeatureAugmentationOptions([property: JsonPropertyName("probability"), JsonPropertyOrder(1)] double Probability)
{
    /// <summary>Creates the augmenter that these options describe; it ignores <see cref="Probability"/>, which the plan applies.</summary>
    /// <exception cref="ArgumentException">An option is out of range; all faults in one message.</exception>
    public abstract IFeatureAugmenter CreateAugmenter();

    /// <summary>Lists what is wrong with the options: one sentence each, with the found and the accepted values.</summary>
    public abstract IEnumerable<string> GetErrors();

    internal IFeatureAugmenter CreateStep() =>
        Probability == 1 ? CreateAugmenter() : new RandomFeatureAugmenter(CreateAugmenter(), Probability);
}
