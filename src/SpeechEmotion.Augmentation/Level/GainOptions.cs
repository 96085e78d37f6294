using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Changes the level. JSON <c>type</c>: <c>gain</c>.</summary>
public sealed record GainOptions : AugmentationOptions
{
    /// <summary>Gets the gain in decibels, −120 to 120. JSON: <c>gain_db</c>.</summary>
    [JsonPropertyName("gain_db")]
    public ValueRange GainDecibels { get; init; } = new(-6, 6);

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new GainAugmenter(this);
}
