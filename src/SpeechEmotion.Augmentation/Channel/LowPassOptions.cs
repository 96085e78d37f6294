using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Removes high frequencies. JSON <c>type</c>: <c>low_pass</c>.</summary>
/// <param name="CutoffHertz">The cut-off (−3 dB) in hertz, 20 to 384,000; at or above half the sample rate nothing changes.</param>
/// <param name="Order">The order of the Butterworth filter, 2, 4, 6 or 8; each adds 6 dB an octave.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record LowPassOptions(
    [property: JsonPropertyName("cutoff_hz")] ValueRange CutoffHertz,
    [property: JsonPropertyName("order")] int Order = 4,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new LowPassAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("CutoffHertz (cutoff_hz)", CutoffHertz, 20, 384_000),
        Order is 2 or 4 or 6 or 8 ? null : $"Order (order) must be 2, 4, 6 or 8; it was {Order}.",
        StepRules.Probability(Probability));
}
