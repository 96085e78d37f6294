using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Removes high frequencies with a Butterworth filter, as a muffled or distant microphone does.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class LowPassAugmenter : IAugmenter
{
    private readonly LowPassOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">Cut-off and order; <see langword="null"/> for 3 to 8 kHz, order 4.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public LowPassAugmenter(LowPassOptions? options = null)
    {
        _options = options ?? new LowPassOptions();
        var errors = default(OptionErrors);
        errors.CheckRange(_options.CutoffHertz, 20, AudioSignal.MaxSampleRate / 2, nameof(LowPassOptions.CutoffHertz));
        errors.Check(_options.Order is 2 or 4 or 6 or 8, $"Order must be 2, 4, 6 or 8; it was {_options.Order}.");
        errors.Throw(nameof(options));
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
