using System.Numerics.Tensors;

namespace SpeechEmotion.Augmentation;

/// <summary>Multiplies the clip by one gain. Samples may leave −1 to 1; add <see cref="ClippingAugmenter"/> where that matters.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class GainAugmenter : IAugmenter
{
    private readonly GainOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public GainAugmenter(GainOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        double gain = Math.Pow(10, _options.GainDecibels.Draw(random) / 20);
        float[] louder = new float[signal.Samples.Length];
        TensorPrimitives.Multiply(signal.Samples.Span, (float)gain, louder);
        return signal.WithSamples(louder);
    }
}
