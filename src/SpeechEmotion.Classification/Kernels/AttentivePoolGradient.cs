using System.Numerics.Tensors;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The gradient of weighted mean and deviation over time, by the values and by the scores before the softmax.</summary>
internal static class AttentivePoolGradient
{
    /// <summary>The scratch that <see cref="Compute"/> needs, in values per channel.</summary>
    public const int ScratchPerChannel = 4;

    /// <summary>Computes both gradients of one clip.</summary>
    /// <param name="input">Frames × channels.</param>
    /// <param name="weights">The softmax over time of the scores, frames × channels.</param>
    /// <param name="output">The pooled means, then deviations.</param>
    /// <param name="gradient">The gradient of the output.</param>
    /// <param name="floor">What was added to the variance.</param>
    /// <param name="scores">Receives the gradient of the scores, frames × channels.</param>
    /// <param name="inputs">Receives the gradient of the values by way of the statistics, frames × channels.</param>
    /// <param name="scratch">Channels × <see cref="ScratchPerChannel"/> values.</param>
    public static void Compute(
        ReadOnlySpan<float> input, ReadOnlySpan<float> weights, ReadOnlySpan<float> output, ReadOnlySpan<float> gradient, float floor,
        Span<float> scores, Span<float> inputs, Span<float> scratch)
    {
        int channels = output.Length / 2;
        ReadOnlySpan<float> mean = output[..channels], deviation = output[channels..], meanSlope = gradient[..channels];
        Span<float> variance = scratch[..channels], slope = scratch.Slice(channels, channels);
        Span<float> difference = scratch.Slice(2 * channels, channels), term = scratch.Slice(3 * channels, channels);
        TensorPrimitives.Multiply(deviation, deviation, variance);
        TensorPrimitives.Subtract(variance, floor, variance);
        TensorPrimitives.Divide(gradient[channels..], deviation, slope);
        for (int at = 0; at < input.Length; at += channels)
        {
            // d score = a · (dm · (x − m) + dv · ((x − m)² − v)): the softmax's own Σ a · da is folded in by centring both terms.
            ReadOnlySpan<float> weight = weights.Slice(at, channels);
            TensorPrimitives.Subtract(input.Slice(at, channels), mean, difference);
            TensorPrimitives.Multiply(difference, difference, term);
            TensorPrimitives.Subtract(term, variance, term);
            TensorPrimitives.Multiply(term, 0.5f, term);
            TensorPrimitives.Multiply(term, slope, term);
            TensorPrimitives.MultiplyAdd(difference, meanSlope, term, term);
            TensorPrimitives.Multiply(term, weight, scores.Slice(at, channels));

            // d x = a · (dm + 2 · dv · (x − m)), where 2 · dv is the deviation's gradient divided by the deviation.
            TensorPrimitives.MultiplyAdd(difference, slope, meanSlope, term);
            TensorPrimitives.Multiply(term, weight, inputs.Slice(at, channels));
        }
    }
}
