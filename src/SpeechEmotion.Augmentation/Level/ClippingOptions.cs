using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Cuts the loudest peaks, as an overdriven microphone does. JSON <c>type</c>: <c>clipping</c>.</summary>
/// <param name="Threshold">Where the clip is cut, as a share of its own peak, 0.01 to 1.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ClippingOptions(
    [property: JsonPropertyName("threshold")] ValueRange Threshold,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new ClippingAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("Threshold (threshold)", Threshold, 0.01, 1),
        StepRules.Probability(Probability));
}
