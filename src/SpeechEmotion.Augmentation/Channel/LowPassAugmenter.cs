using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Removes high frequencies with a Butterworth filter, as a muffled or distant microphone does.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class LowPassAugmenter : IAugmenter
{
    private readonly LowPassOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public LowPassAugmenter(LowPassOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        double cutoff = _options.CutoffHertz.Draw(random);
        float[] samples = signal.Samples.ToArray();
        ButterworthFilter.LowPass(samples, signal.SampleRate, cutoff, _options.Order);
        return signal.WithSamples(samples);
    }
}
