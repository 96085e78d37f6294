using SpeechEmotion.Audio;
using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Mixes an excerpt of a recorded noise behind the clip; a noise shorter than the clip is repeated.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class RecordedNoiseAugmenter : IAugmenter
{
    private readonly AudioSignal[] _noises;
    private readonly RecordedNoiseOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="noises">The noises, at least one that is not empty; empty ones are skipped. Kept, not copied.</param>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">There is nothing to choose from, or an option is out of range; the message lists every fault.</exception>
    public RecordedNoiseAugmenter(IReadOnlyList<AudioSignal> noises, RecordedNoiseOptions options)
    {
        ArgumentNullException.ThrowIfNull(noises);
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
        _noises = StepRules.Choice(noises, "Recorded noise", nameof(AugmentationSources.Noises));
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        double ratio = _options.SignalToNoiseDecibels.Draw(random);
        AudioSignal noise = Resampler.Resample(_noises[random.Next(_noises.Length)], signal.SampleRate);
        float[] mixture = new float[signal.Samples.Length];
        LoopedExcerpt.Add(noise.Samples.Span, random.Next(noise.Samples.Length), 1, mixture);
        SignalMix.AddAtRatio(signal.Samples.Span, mixture, ratio);
        return signal.WithSamples(mixture);
    }
}
