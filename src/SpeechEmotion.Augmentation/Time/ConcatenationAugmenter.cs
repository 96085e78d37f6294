using SpeechEmotion.Audio;

namespace SpeechEmotion.Augmentation;

/// <summary>Appends randomly chosen clips of the same label, each after a pause of silence.</summary>
/// <remarks>
/// Shows the network longer utterances and changes of speaker within one emotion. Safe to call from several threads at once,
/// each with its own generator.
/// </remarks>
public sealed class ConcatenationAugmenter : IAugmenter
{
    private readonly IReadOnlyList<AudioSignal> _clips;
    private readonly ConcatenationOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="clips">Clips that carry the label of every clip to augment, at least one. Kept, not copied.</param>
    /// <param name="options">How many and how far apart; <see langword="null"/> for one clip after at most 0.2 s.</param>
    /// <exception cref="ArgumentException">There is no clip, or an option is out of range; the message lists every fault.</exception>
    public ConcatenationAugmenter(IReadOnlyList<AudioSignal> clips, ConcatenationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clips);
        _options = options ?? new ConcatenationOptions();
        _clips = [.. clips];
        var errors = default(OptionErrors);
        errors.Check(_clips.Count > 0, "Concatenation needs at least one clip in AugmentationSources.SameLabel; there is none.");
        errors.CheckRange(_options.Clips, 1, 16, nameof(ConcatenationOptions.Clips));
        errors.CheckRange(_options.GapSeconds, 0, 10, nameof(ConcatenationOptions.GapSeconds));
        errors.Throw(nameof(options));
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        var joined = new List<float>(signal.Samples.Length * 2);
        joined.AddRange(signal.Samples.Span);
        int count = (int)Math.Round(_options.Clips.Draw(random));
        for (int i = 0; i < count; i++)
        {
            int gap = (int)Math.Round(_options.GapSeconds.Draw(random) * signal.SampleRate);
            joined.AddRange(new float[gap]);
            AudioSignal next = Resampler.Resample(_clips[random.Next(_clips.Count)], signal.SampleRate);
            joined.AddRange(next.Samples.Span);
        }

        return signal.WithSamples([.. joined]);
    }
}
