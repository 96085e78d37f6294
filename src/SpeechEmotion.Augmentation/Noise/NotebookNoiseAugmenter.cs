using System.Numerics.Tensors;
using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>Adds white noise whose level is tied to the clip's maximum, as the original notebook does.</summary>
/// <remarks>
/// The maximum is the signed one, not that of the magnitudes: the notebook's own habit, kept so that its training can be
/// repeated. The notebook adds in double precision; here the sum is rounded to single. Safe to call from several threads at once.
/// </remarks>
public sealed class NotebookNoiseAugmenter : IAugmenter
{
    private readonly NotebookNoiseOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public NotebookNoiseAugmenter(NotebookNoiseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        if (signal.Samples.IsEmpty)
        {
            return signal;
        }

        ReadOnlySpan<float> samples = signal.Samples.Span;
        double deviation = _options.Amount * random.NextDouble() * TensorPrimitives.Max(samples);
        float[] noisy = new float[samples.Length];
        GaussianNoise.Fill(noisy, random);
        TensorPrimitives.MultiplyAdd(noisy, (float)deviation, samples, noisy);
        return signal.WithSamples(noisy);
    }
}
