using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Mixes a recorded noise behind the clip, from <see cref="AugmentationSources.Noises"/>. JSON <c>type</c>: <c>recorded_noise</c>.</summary>
/// <param name="SignalToNoiseDecibels">The signal-to-noise ratio in decibels, −40 to 100: 10·log10 of the clip's mean square over the noise's, pauses included.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record RecordedNoiseOptions(
    [property: JsonPropertyName("snr_db")] ValueRange SignalToNoiseDecibels,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new RecordedNoiseAugmenter(sources.Noises, this);
    }

    /// <inheritdoc/>
    public override AugmentationNeeds GetNeeds() => AugmentationNeeds.Noises;

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("SignalToNoiseDecibels (snr_db)", SignalToNoiseDecibels, -40, 100),
        StepRules.Probability(Probability));
}
