using System.Numerics.Tensors;

namespace SpeechEmotion.Augmentation;

/// <summary>Multiplies the clip by one gain. Samples may leave −1 to 1; add <see cref="ClippingAugmenter"/> where that matters.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class GainAugmenter : IAugmenter
{
    private readonly GainOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The gain; <see langword="null"/> for −6 to 6 dB.</param>
    /// <exception cref="ArgumentException">The gain is out of range.</exception>
    public GainAugmenter(GainOptions? options = null)
    {
        _options = options ?? new GainOptions();
        var errors = default(OptionErrors);
        errors.CheckRange(_options.GainDecibels, -120, 120, nameof(GainOptions.GainDecibels));
        errors.Throw(nameof(options));
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        double gain = Math.Pow(10, _options.GainDecibels.Draw(random) / 20);
        var louder = new float[signal.Samples.Length];
        TensorPrimitives.Multiply(signal.Samples.Span, (float)gain, louder);
        return signal.WithSamples(louder);
    }
}
