namespace SpeechEmotion.Augmentation;

/// <summary>Applies feature augmenters one after another.</summary>
/// <remarks>An empty chain returns the features as they are. As safe for concurrent use as its steps.</remarks>
public sealed class FeatureAugmentationChain : IFeatureAugmenter
{
    private readonly IFeatureAugmenter[] _steps;

    /// <summary>Creates the chain.</summary>
    /// <param name="steps">The augmenters in order.</param>
    public FeatureAugmentationChain(IEnumerable<IFeatureAugmenter> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        _steps = [.. steps];
    }

    /// <inheritdoc/>
    public FeatureMatrix Augment(FeatureMatrix features, Random random)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(random);
        foreach (IFeatureAugmenter step in _steps)
        {
            features = step.Augment(features, random);
        }

        return features;
    }
}
