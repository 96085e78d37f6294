using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Adds mains hum: a tone at the mains frequency and its multiples, the k-th as high as one k-th, all at random phases. JSON <c>type</c>: <c>hum</c>.</summary>
/// <param name="SignalToNoiseDecibels">The signal-to-noise ratio in decibels, −40 to 100: 10·log10 of the clip's mean square over the hum's, pauses included.</param>
/// <param name="MainsHertz">The mains frequency in hertz, 40 to 70.</param>
/// <param name="Harmonics">How many multiples, the first included, 1 to 40; those above half the clip's rate are left out.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record HumOptions(
    [property: JsonPropertyName("snr_db")] ValueRange SignalToNoiseDecibels,
    [property: JsonPropertyName("mains_hz")] ValueRange MainsHertz,
    [property: JsonPropertyName("harmonics")] int Harmonics = 10,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new HumAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("SignalToNoiseDecibels (snr_db)", SignalToNoiseDecibels, -40, 100),
        StepRules.Range("MainsHertz (mains_hz)", MainsHertz, 40, 70),
        OptionRules.Number("Harmonics (harmonics)", Harmonics, 1, 40),
        StepRules.Probability(Probability));
}
