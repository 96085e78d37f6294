using System.Numerics.Tensors;

namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>Adds a background to a signal at a stated signal-to-noise ratio.</summary>
internal static class SignalMix
{
    /// <summary>
    /// Computes samples + g·noise with g such that the mean squares of the two are <paramref name="ratioDecibels"/> apart.
    /// </summary>
    /// <param name="samples">The signal.</param>
    /// <param name="noise">The background, as long as the signal; receives the mixture.</param>
    /// <param name="ratioDecibels">10·log10 of signal power over noise power.</param>
    /// <remarks>A silent signal or background leaves the signal as it is: no gain gives the ratio.</remarks>
    public static void AddAtRatio(ReadOnlySpan<float> samples, Span<float> noise, double ratioDecibels)
    {
        // Equal lengths: the ratio of sums is the ratio of means.
        double signalPower = TensorPrimitives.SumOfSquares(samples);
        double noisePower = TensorPrimitives.SumOfSquares(noise);
        double gain = signalPower > 0 && noisePower > 0
            ? Math.Sqrt(signalPower / noisePower * Math.Pow(10, -ratioDecibels / 10))
            : 0;
        TensorPrimitives.MultiplyAdd(noise, (float)gain, samples, noise);
    }
}
