using System.Numerics.Tensors;

namespace SpeechEmotion.Features.Kernels;

/// <summary>The first-order high-pass of speech analysis, as librosa's <c>effects.preemphasis</c>.</summary>
internal static class PreEmphasis
{
    /// <summary>
    /// Computes y[n] − c·y[n − 1]; librosa starts the filter with the signal extrapolated by a line, 2 y[0] − y[1], added to the first sample.
    /// </summary>
    public static AudioSignal Apply(AudioSignal signal, double coefficient)
    {
        ReadOnlySpan<float> samples = signal.Samples.Span;
        if (samples.IsEmpty)
        {
            return signal;
        }

        float[] result = new float[samples.Length];
        TensorPrimitives.MultiplyAdd(samples[..^1], (float)-coefficient, samples[1..], result.AsSpan(1));
        result[0] = (3 * samples[0]) - samples[Math.Min(1, samples.Length - 1)];
        return new AudioSignal(result, signal.SampleRate, signal.Source);
    }
}
