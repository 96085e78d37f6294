using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Mixes other talkers behind the clip, from <see cref="AugmentationSources.Speech"/>. JSON <c>type</c>: <c>babble</c>.</summary>
/// <param name="SignalToNoiseDecibels">The signal-to-noise ratio in decibels, −40 to 100: 10·log10 of the clip's mean square over the noise's, pauses included.</param>
/// <param name="MinTalkers">The fewest talkers mixed, 1 to 64.</param>
/// <param name="MaxTalkers">The most talkers mixed, <paramref name="MinTalkers"/> to 64.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record BabbleOptions(
    [property: JsonPropertyName("snr_db")] ValueRange SignalToNoiseDecibels,
    [property: JsonPropertyName("min_talkers")] int MinTalkers = 3,
    [property: JsonPropertyName("max_talkers")] int MaxTalkers = 7,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new BabbleAugmenter(sources.Speech, this);
    }

    /// <inheritdoc/>
    public override AugmentationNeeds GetNeeds() => AugmentationNeeds.Speech;

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("SignalToNoiseDecibels (snr_db)", SignalToNoiseDecibels, -40, 100),
        OptionRules.Number("MinTalkers (min_talkers)", MinTalkers, 1, 64),
        OptionRules.Number("MaxTalkers (max_talkers)", MaxTalkers, MinTalkers, 64),
        StepRules.Probability(Probability));
}
