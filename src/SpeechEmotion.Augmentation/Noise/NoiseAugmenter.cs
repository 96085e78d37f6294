using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Adds white, pink or brown noise at a signal-to-noise ratio drawn for each clip; a silent clip stays silent.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class NoiseAugmenter : IAugmenter
{
    private readonly NoiseOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public NoiseAugmenter(NoiseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        double ratio = _options.SignalToNoiseDecibels.Draw(random);
        float[] mixture = new float[signal.Samples.Length];
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
