using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Removes high frequencies. JSON <c>type</c>: <c>low_pass</c>.</summary>
public sealed record LowPassOptions : AugmentationOptions
{
    /// <summary>Gets the cut-off (−3 dB) in hertz, 20 to 384,000; at or above Nyquist nothing changes. JSON: <c>cutoff_hz</c>.</summary>
    [JsonPropertyName("cutoff_hz")]
    public ValueRange CutoffHertz { get; init; } = new(3000, 8000);

    /// <summary>Gets the order of the Butterworth filter, 2, 4, 6 or 8: the slope is 6 dB an octave for each. JSON: <c>order</c>.</summary>
    public int Order { get; init; } = 4;

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new LowPassAugmenter(this);
}
