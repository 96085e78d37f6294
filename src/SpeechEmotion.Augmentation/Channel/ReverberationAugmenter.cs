using System.Numerics.Tensors;
using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation;

/// <summary>
/// Convolves the clip with a random room response: the direct sound, then reflections that decay exponentially. Length and root
/// mean square stay those of the clip.
/// </summary>
/// <remarks>Safe to call from several threads at once, each with its own generator.</remarks>
public sealed class ReverberationAugmenter : IAugmenter
{
    private readonly ReverberationOptions _options;

    /// <summary>Creates the augmenter.</summary>
    /// <param name="options">The options, checked here.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message lists every fault.</exception>
    public ReverberationAugmenter(ReverberationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionRules.Checked(options, options.GetErrors());
    }

    /// <inheritdoc/>
    public AudioSignal Augment(AudioSignal signal, Random random)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(random);
        double decay = _options.DecaySeconds.Draw(random);
        double ratio = _options.DirectToReverberantDecibels.Draw(random);
        SparseResponse room = RoomResponse.Draw(decay, ratio, _options.PreDelaySeconds, signal.SampleRate, random);

        ReadOnlySpan<float> dry = signal.Samples.Span;
        float[] wet = new float[dry.Length];
        room.Convolve(dry, wet);
        double wetEnergy = TensorPrimitives.SumOfSquares<float>(wet);
        double scale = wetEnergy > 0 ? Math.Sqrt(TensorPrimitives.SumOfSquares(dry) / wetEnergy) : 1;
        TensorPrimitives.Multiply(wet, (float)scale, wet);
        return signal.WithSamples(wet);
    }
}
