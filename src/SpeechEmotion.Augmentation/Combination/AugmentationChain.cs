namespace SpeechEmotion.Augmentation;

/// <summary>Applies augmenters one after another.</summary>
/// <remarks>An empty chain returns the signal as it is. As safe for concurrent use as its steps.</remarks>
public sealed class AugmentationChain : IAugmenter
{
    private readonly IAugmenter[] _steps;

    /// <summary>Creates the chain.</summary>
    /// <param name="steps">The augmenters in order.</param>
    public AugmentationChain(IEnumerable<IAugmenter> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        _steps = [.. steps];
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        foreach (IAugmenter step in _steps)
        {
            signal = step.Augment(signal, random);
        }

        return signal;
    }
}
