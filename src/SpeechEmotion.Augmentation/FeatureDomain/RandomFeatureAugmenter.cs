namespace SpeechEmotion.Augmentation;

/// <summary>Applies another augmenter to the features of some clips and leaves the others as they are.</summary>
/// <remarks>As safe for concurrent use as the inner augmenter.</remarks>
public sealed class RandomFeatureAugmenter : IFeatureAugmenter
{
    private readonly IFeatureAugmenter _inner;
    private readonly double _probability;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="inner">What is applied.</param>
    /// <param name="probability">How often, 0 (never) to 1 (always).</param>
    /// <exception cref="ArgumentException"><paramref name="probability"/> is not between 0 and 1.</exception>
    public RandomFeatureAugmenter(IFeatureAugmenter inner, double probability)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        _probability = OptionRules.Checked(probability, OptionRules.Failures(StepRules.Probability(probability)));
    }

    /// <inheritdoc/>
    public FeatureMatrix Augment(FeatureMatrix features, Random random)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(random);
        return random.NextDouble() < _probability ? _inner.Augment(features, random) : features;
    }
}
