using System.Numerics.Tensors;

namespace SpeechEmotion.Augmentation;

/// <summary>Limits every sample to a share of the clip's peak, on both sides.</summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class ClippingAugmenter : IAugmenter
{
    private readonly ClippingOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public ClippingAugmenter(ClippingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        double threshold = _options.Threshold.Draw(random);
        if (signal.Samples.IsEmpty)
        {
            return signal;
        }

        ReadOnlySpan<float> samples = signal.Samples.Span;
        float limit = (float)(threshold * Math.Abs(TensorPrimitives.MaxMagnitude(samples)));
        float[] clipped = new float[samples.Length];
        TensorPrimitives.Clamp(samples, -limit, limit, clipped);
        return signal.WithSamples(clipped);
    }
}
