using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Mixes several other talkers behind the clip, from <see cref="AugmentationSources.Speech"/>. JSON <c>type</c>: <c>babble</c>.</summary>
public sealed record BabbleOptions : AugmentationOptions
{
    /// <summary>Gets the signal-to-noise ratio in decibels, −40 to 100, of mean squares over the whole clip. JSON: <c>snr_db</c>.</summary>
    [JsonPropertyName("snr_db")]
    public ValueRange SignalToNoiseDecibels { get; init; } = new(10, 20);

    /// <summary>Gets how many talkers are mixed, 1 to 64; a drawn value is rounded. JSON: <c>talkers</c>.</summary>
    public ValueRange Talkers { get; init; } = new(3, 7);

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new BabbleAugmenter(sources.Speech, this);
    }
}
