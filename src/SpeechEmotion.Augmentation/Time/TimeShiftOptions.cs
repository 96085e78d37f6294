using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Moves the clip in time without changing its length. JSON <c>type</c>: <c>time_shift</c>.</summary>
public sealed record TimeShiftOptions : AugmentationOptions
{
    /// <summary>Gets the shift in seconds, −600 to 600; positive is later. JSON: <c>shift_seconds</c>.</summary>
    [JsonPropertyName("shift_seconds")]
    public ValueRange ShiftSeconds { get; init; } = new(-0.2, 0.2);

    /// <summary>Gets what fills the gap. JSON: <c>fill</c>.</summary>
    public TimeShiftFill Fill { get; init; } = TimeShiftFill.Wrap;

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new TimeShiftAugmenter(this);
}
