using SpeechEmotion.Audio;

namespace SpeechEmotion.Augmentation;

/// <summary>Changes the speed by resampling; the sample rate of the result is called what it was.</summary>
/// <remarks>
/// Speeds are rounded to hundredths, so that few resampling filters exist and each is small. Safe to call from several threads
/// at once, each with its own generator.
/// </remarks>
public sealed class SpeedAugmenter : IAugmenter
{
    private readonly SpeedOptions _options;
    private readonly ResamplerCache _resamplers = new();

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public SpeedAugmenter(SpeedOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        int hundredths = (int)Math.Round(100 * _options.Factor.Draw(random));

        // Only the ratio matters: hundredths samples in give 100 samples out.
        return signal.WithSamples(_resamplers.Get(hundredths, 100).Resample(signal.Samples.Span));
    }
}
