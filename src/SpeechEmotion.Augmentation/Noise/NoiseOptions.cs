using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Adds synthetic noise at a signal-to-noise ratio. JSON <c>type</c>: <c>noise</c>.</summary>
public sealed record NoiseOptions : AugmentationOptions
{
    /// <summary>
    /// Gets the signal-to-noise ratio in decibels, −40 to 100: 10·log10 of the clip's mean square over the noise's mean square,
    /// pauses included. JSON: <c>snr_db</c>.
    /// </summary>
    [JsonPropertyName("snr_db")]
    public ValueRange SignalToNoiseDecibels { get; init; } = new(5, 20);

    /// <summary>Gets the spectrum of the noise. JSON: <c>color</c>.</summary>
    public NoiseColor Color { get; init; } = NoiseColor.White;

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new NoiseAugmenter(this);
}
