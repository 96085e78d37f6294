using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Adds synthetic noise at a signal-to-noise ratio. JSON <c>type</c>: <c>noise</c>.</summary>
/// <param name="SignalToNoiseDecibels">The signal-to-noise ratio in decibels, −40 to 100: 10·log10 of the clip's mean square over the noise's, pauses included.</param>
/// <param name="Color">The spectrum of the noise.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NoiseOptions(
    [property: JsonPropertyName("snr_db")] ValueRange SignalToNoiseDecibels,
    [property: JsonPropertyName("color")] NoiseColor Color = NoiseColor.White,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new NoiseAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("SignalToNoiseDecibels (snr_db)", SignalToNoiseDecibels, -40, 100),
        OptionRules.Member("Color (color)", Color),
        StepRules.Probability(Probability));
}
