using System.Numerics.Tensors;
using SpeechEmotion.Audio;
using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Mixes babble behind the clip: several talkers at equal power, each from a random point of a random recording.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class BabbleAugmenter : IAugmenter
{
    private readonly AudioSignal[] _speech;
    private readonly BabbleOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="speech">The talkers' recordings, at least one that is not empty; empty ones are skipped. Kept, not copied.</param>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">There is nothing to choose from, or an option is out of range; the message lists every fault.</exception>
    public BabbleAugmenter(IReadOnlyList<AudioSignal> speech, BabbleOptions options)
    {
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
        _speech = StepRules.Choice(speech, "Babble", nameof(AugmentationSources.Speech));
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        double ratio = _options.SignalToNoiseDecibels.Draw(random);
        int talkers = random.Next(_options.MinTalkers, _options.MaxTalkers + 1);
        float[] mixture = new float[signal.Samples.Length];
        for (int i = 0; i < talkers; i++)
        {
            AudioSignal talker = _speech[random.Next(_speech.Length)];
            ReadOnlySpan<float> samples = Resampler.Resample(talker, signal.SampleRate).Samples.Span;
            double power = TensorPrimitives.SumOfSquares(samples) / (double)samples.Length;
            int start = random.Next(samples.Length);
            LoopedExcerpt.Add(samples, start, power > 0 ? (float)(1 / Math.Sqrt(power)) : 0, mixture);
        }

        SignalMix.AddAtRatio(signal.Samples.Span, mixture, ratio);
        return signal.WithSamples(mixture);
    }
}
