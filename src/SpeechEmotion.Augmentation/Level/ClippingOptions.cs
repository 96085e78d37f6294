namespace SpeechEmotion.Augmentation;

/// <summary>Cuts the loudest peaks, as an overdriven microphone does. JSON <c>type</c>: <c>clipping</c>.</summary>
public sealed record ClippingOptions : AugmentationOptions
{
    /// <summary>Gets where the clip is cut, as a share of its own peak, 0.01 to 1. JSON: <c>threshold</c>.</summary>
    public ValueRange Threshold { get; init; } = new(0.3, 0.9);

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new ClippingAugmenter(this);
}
