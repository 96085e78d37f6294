using SpeechEmotion.Audio;

namespace SpeechEmotion.Augmentation;

/// <summary>Appends randomly chosen clips of the same label, each after a pause of silence.</summary>
/// <remarks>
/// Shows the network longer utterances and changes of speaker within one emotion. Safe to call from several threads at once,
/// each with its own generator.
/// </remarks>
public sealed class ConcatenationAugmenter : IAugmenter
{
    private readonly AudioSignal[] _clips;
    private readonly ConcatenationOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="clips">Clips that carry the label of every clip to augment, at least one that is not empty; empty ones are skipped. Kept, not copied.</param>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">There is nothing to choose from, or an option is out of range; the message lists every fault.</exception>
    public ConcatenationAugmenter(IReadOnlyList<AudioSignal> clips, ConcatenationOptions options)
    {
        ArgumentNullException.ThrowIfNull(clips);
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
        _clips = StepRules.Choice(clips, "Concatenation", nameof(AugmentationSources.SameLabel));
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        List<float[]> pieces = new() { signal.Samples.ToArray() };
        for (int i = 0; i < _options.ClipCount; i++)
        {
            double gapSeconds = _options.GapSeconds.Draw(random);
            AudioSignal next = Resampler.Resample(_clips[random.Next(_clips.Length)], signal.SampleRate);
            pieces.Add(new float[(int)Math.Round(gapSeconds * signal.SampleRate)]);
            pieces.Add(next.Samples.ToArray());
        }

        return signal.WithSamples([.. pieces.SelectMany(piece => piece)]);
    }
}
