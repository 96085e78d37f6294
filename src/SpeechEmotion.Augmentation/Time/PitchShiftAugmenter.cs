using SpeechEmotion.Audio;

namespace SpeechEmotion.Augmentation;

/// <summary>Changes the pitch and keeps the duration, by <see cref="PitchShift"/>.</summary>
/// <remarks>
/// Steps are rounded to hundredths of a semitone, far below what is heard, so that few resampling filters exist. Safe to call from
/// several threads at once, each with its own generator.
/// </remarks>
public sealed class PitchShiftAugmenter : IAugmenter
{
    private readonly PitchShiftOptions _options;
    private readonly ResamplerCache _resamplers = new();

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public PitchShiftAugmenter(PitchShiftOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        return PitchShift.Apply(signal, Math.Round(_options.Semitones.Draw(random), 2), _resamplers);
    }
}
