using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Changes the duration and keeps the pitch. JSON <c>type</c>: <c>time_stretch</c>.</summary>
/// <param name="Rate">The rate, 0.1 to 10: 2 is twice as fast and half as long (<c>librosa.effects.time_stretch</c>).</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record TimeStretchOptions(
    [property: JsonPropertyName("rate")] ValueRange Rate,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new TimeStretchAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("Rate (rate)", Rate, 0.1, 10),
        StepRules.Probability(Probability));
}
