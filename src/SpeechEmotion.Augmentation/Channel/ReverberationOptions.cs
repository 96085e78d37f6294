using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Puts the speaker into a simple room. JSON <c>type</c>: <c>reverberation</c>.</summary>
/// <param name="DecaySeconds">The time in which the reverberation falls by 60 dB (RT60), 0.02 to 5 seconds.</param>
/// <param name="DirectToReverberantDecibels">The energy of the direct sound over that of the reverberation, −20 to 40 decibels: lower is farther away.</param>
/// <param name="PreDelaySeconds">The time between the direct sound and the first reflection, 0 to 0.2 seconds.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ReverberationOptions(
    [property: JsonPropertyName("rt60_seconds")] ValueRange DecaySeconds,
    [property: JsonPropertyName("drr_db")] ValueRange DirectToReverberantDecibels,
    [property: JsonPropertyName("pre_delay_seconds")] double PreDelaySeconds = 0.01,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new ReverberationAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("DecaySeconds (rt60_seconds)", DecaySeconds, 0.02, 5),
        StepRules.Range("DirectToReverberantDecibels (drr_db)", DirectToReverberantDecibels, -20, 40),
        OptionRules.Number("PreDelaySeconds (pre_delay_seconds)", PreDelaySeconds, 0, 0.2),
        StepRules.Probability(Probability));
}
