using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Adds white, pink or brown noise at a signal-to-noise ratio drawn for each clip; a silent clip stays silent.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class NoiseAugmenter : IAugmenter
{
    private readonly NoiseOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The ratio and the colour; <see langword="null"/> for white noise at 5 to 20 dB.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public NoiseAugmenter(NoiseOptions? options = null)
    {
        _options = options ?? new NoiseOptions();
        var errors = default(OptionErrors);
        errors.CheckRange(_options.SignalToNoiseDecibels, -40, 100, nameof(NoiseOptions.SignalToNoiseDecibels));
        errors.CheckEnum(_options.Color, nameof(NoiseOptions.Color));
        errors.Throw(nameof(options));
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        double ratio = _options.SignalToNoiseDecibels.Draw(random);
        var mixture = new float[signal.Samples.Length];
        GaussianNoise.Fill(mixture, random);
        switch (_options.Color)
        {
            case NoiseColor.Pink:
                ColoredNoise.MakePink(mixture, signal.SampleRate);
                break;
            case NoiseColor.Brown:
                ColoredNoise.MakeBrown(mixture, signal.SampleRate);
                break;
        }

        SignalMix.AddAtRatio(signal.Samples.Span, mixture, ratio);
        return signal.WithSamples(mixture);
    }
}
