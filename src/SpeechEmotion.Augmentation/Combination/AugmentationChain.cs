using SpeechEmotion.Features;

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
    /// <exception cref="ArgumentException">A step made the signal longer than 2²⁴ samples.</exception>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        foreach (IAugmenter step in _steps)
        {
            // Steps that lengthen multiply: twelve stretches to a tenth of the speed would make 10¹² samples of one.
            AudioSignal changed = step.Augment(signal, random);
            if (changed.Samples.Length > Math.Max(AudioPreparation.MaxFilledSamples, signal.Samples.Length))
            {
                throw new ArgumentException(
                    $"Augmentation made {changed.Samples.Length} samples of {signal.Samples.Length}; "
                    + $"at most {AudioPreparation.MaxFilledSamples} are accepted.");
            }

            signal = changed;
        }

        return signal;
    }
}
