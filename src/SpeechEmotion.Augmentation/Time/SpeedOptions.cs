namespace SpeechEmotion.Augmentation;

/// <summary>Plays the clip faster or slower, so that pitch and duration change together. JSON <c>type</c>: <c>speed</c>.</summary>
public sealed record SpeedOptions : AugmentationOptions
{
    /// <summary>Gets the speed, 0.25 to 4; 2 is twice as fast, half as long and an octave higher. JSON: <c>factor</c>.</summary>
    public ValueRange Factor { get; init; } = new(0.9, 1.1);

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new SpeedAugmenter(this);
}
