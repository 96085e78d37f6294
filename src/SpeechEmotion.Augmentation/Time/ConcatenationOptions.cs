using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Joins clips of the same label, from <see cref="AugmentationSources.SameLabel"/>. JSON <c>type</c>: <c>concatenation</c>.</summary>
public sealed record ConcatenationOptions : AugmentationOptions
{
    /// <summary>Gets how many clips are joined to the first, 1 to 16; a drawn value is rounded. JSON: <c>clips</c>.</summary>
    public ValueRange Clips { get; init; } = 1;

    /// <summary>Gets the pause between two clips in seconds, 0 to 10. JSON: <c>gap_seconds</c>.</summary>
    [JsonPropertyName("gap_seconds")]
    public ValueRange GapSeconds { get; init; } = new(0, 0.2);

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new ConcatenationAugmenter(sources.SameLabel, this);
    }
}
