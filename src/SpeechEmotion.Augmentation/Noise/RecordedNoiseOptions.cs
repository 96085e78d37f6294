using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Mixes a recorded noise behind the clip, from <see cref="AugmentationSources.Noises"/>. JSON <c>type</c>: <c>recorded_noise</c>.</summary>
public sealed record RecordedNoiseOptions : AugmentationOptions
{
    /// <summary>Gets the signal-to-noise ratio in decibels, −40 to 100, of mean squares over the whole clip. JSON: <c>snr_db</c>.</summary>
    [JsonPropertyName("snr_db")]
    public ValueRange SignalToNoiseDecibels { get; init; } = new(5, 20);

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new RecordedNoiseAugmenter(sources.Noises, this);
    }
}
