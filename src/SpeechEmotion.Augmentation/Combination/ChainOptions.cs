namespace SpeechEmotion.Augmentation;

/// <summary>Applies steps one after another, as a unit with one probability. JSON <c>type</c>: <c>chain</c>.</summary>
public sealed record ChainOptions : AugmentationOptions
{
    /// <summary>Gets the steps in order. JSON: <c>steps</c>.</summary>
    public IReadOnlyList<AugmentationOptions> Steps { get; init; } = [];

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new AugmentationChain(Steps.Select(step => step.CreateStep(sources)));
    }
}
