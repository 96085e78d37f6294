namespace SpeechEmotion.Augmentation;

/// <summary>Applies another augmenter to some clips and leaves the others as they are.</summary>
/// <remarks>As safe for concurrent use as the inner augmenter.</remarks>
public sealed class RandomAugmenter : IAugmenter
{
    private readonly IAugmenter _inner;
    private readonly double _probability;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="inner">What is applied.</param>
    /// <param name="probability">How often, 0 (never) to 1 (always).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not between 0 and 1.</exception>
    public RandomAugmenter(IAugmenter inner, double probability)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, FormattableString.Invariant($"Probability must be between 0 and 1; it was {probability}."));
        }

        _inner = inner;
        _probability = probability;
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        return random.NextDouble() < _probability ? _inner.Augment(signal, random) : signal;
    }
}
