namespace SpeechEmotion.Augmentation;

/// <summary>Applies one of several steps, chosen anew for each clip, all equally likely. JSON <c>type</c>: <c>one_of</c>.</summary>
public sealed record RandomChoiceOptions : AugmentationOptions
{
    /// <summary>Gets the steps to choose from, at least one. JSON: <c>choices</c>.</summary>
    public IReadOnlyList<AugmentationOptions> Choices { get; init; } = [];

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new RandomChoiceAugmenter(Choices.Select(choice => choice.CreateStep(sources)));
    }
}
