using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Moves the clip in time without changing its length. JSON <c>type</c>: <c>time_shift</c>.</summary>
/// <param name="ShiftSeconds">The shift in seconds, −600 to 600; positive is later.</param>
/// <param name="Fill">What fills the gap.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record TimeShiftOptions(
    [property: JsonPropertyName("shift_seconds")] ValueRange ShiftSeconds,
    [property: JsonPropertyName("fill")] TimeShiftFill Fill = TimeShiftFill.Wrap,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new TimeShiftAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("ShiftSeconds (shift_seconds)", ShiftSeconds, -600, 600),
        OptionRules.Member("Fill (fill)", Fill),
        StepRules.Probability(Probability));
}
