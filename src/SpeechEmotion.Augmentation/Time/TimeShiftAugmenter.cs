namespace SpeechEmotion.Augmentation;

/// <summary>Moves the clip in time by a whole number of samples (rounded), around its ends or into silence.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class TimeShiftAugmenter : IAugmenter
{
    private readonly TimeShiftOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public TimeShiftAugmenter(TimeShiftOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        long shift = (long)Math.Round(_options.ShiftSeconds.Draw(random) * signal.SampleRate);
        ReadOnlySpan<float> samples = signal.Samples.Span;
        if (samples.IsEmpty)
        {
            return signal;
        }

        float[] shifted = new float[samples.Length];
        if (_options.Fill == TimeShiftFill.Wrap)
        {
            int offset = (int)(((shift % samples.Length) + samples.Length) % samples.Length);
            samples[..^offset].CopyTo(shifted.AsSpan(offset));
            samples[^offset..].CopyTo(shifted);
        }
        else
        {
            int distance = (int)Math.Min(Math.Abs(shift), samples.Length);
            ReadOnlySpan<float> kept = shift >= 0 ? samples[..^distance] : samples[distance..];
            kept.CopyTo(shifted.AsSpan(shift >= 0 ? distance : 0));
        }

        return signal.WithSamples(shifted);
    }
}
