namespace SpeechEmotion.Augmentation;

/// <summary>Keeps an excerpt from a random place of the clip.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class ExcerptAugmenter : IAugmenter
{
    private readonly ExcerptOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public ExcerptAugmenter(ExcerptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        int length = (int)Math.Min(Math.Round(_options.Seconds.Draw(random) * signal.SampleRate), signal.Samples.Length);
        int start = random.Next(signal.Samples.Length - length + 1);
        return length == signal.Samples.Length ? signal : signal.WithSamples(signal.Samples.Span.Slice(start, length).ToArray());
    }
}
