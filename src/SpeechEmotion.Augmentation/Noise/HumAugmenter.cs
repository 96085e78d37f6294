using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Adds mains hum at a signal-to-noise ratio drawn for each clip; a silent clip stays silent.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class HumAugmenter : IAugmenter
{
    private readonly HumOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public HumAugmenter(HumOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        double ratio = _options.SignalToNoiseDecibels.Draw(random), mains = _options.MainsHertz.Draw(random);
        float[] mixture = new float[signal.Samples.Length];
        for (int harmonic = 1; harmonic <= _options.Harmonics; harmonic++)
        {
            double phase = 2 * Math.PI * random.NextDouble(), turn = 2 * Math.PI * mains * harmonic / signal.SampleRate;
            if (turn < Math.PI)
            {
                AddTone(mixture, 1.0 / harmonic, turn, phase);
            }
        }

        SignalMix.AddAtRatio(signal.Samples.Span, mixture, ratio);
        return signal.WithSamples(mixture);
    }

    private static void AddTone(float[] mixture, double amplitude, double turn, double phase)
    {
        for (int n = 0; n < mixture.Length; n++)
        {
            mixture[n] += (float)(amplitude * Math.Cos((turn * n) + phase));
        }
    }
}
