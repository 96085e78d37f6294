namespace SpeechEmotion.Augmentation;

/// <summary>Changes the duration and keeps the pitch, by <see cref="TimeStretch"/>.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class TimeStretchAugmenter : IAugmenter
{
    private readonly TimeStretchOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public TimeStretchAugmenter(TimeStretchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        return TimeStretch.Apply(signal, _options.Rate.Draw(random));
    }
}
