using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>Attention-weighted mean and standard deviation over time, each channel by itself; the formula is the definition's.</summary>
internal static class AttentivePool
{
    /// <summary>Computes the weights (a softmax over the frames) and what they pool.</summary>
    /// <param name="input">Frames × channels, at least one frame.</param>
    /// <param name="scores">As large as the input.</param>
    /// <param name="weights">As large as the input, overwritten; may be the scores' memory.</param>
    /// <param name="output">Receives the channels' means, then their standard deviations.</param>
    // Optimised at once, as whatever a program that answers once spends its time in.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> scores, Span<float> weights, Span<float> output)
    {
        int channels = output.Length / 2;
        if (input.IsEmpty || input.Length % channels != 0 || scores.Length < input.Length || weights.Length < input.Length)
        {
            throw new ArgumentException($"{input.Length} inputs, {scores.Length} scores and {weights.Length} weights are not frames × {channels}.");
        }

        int channel = 0;
        for (; channel <= channels - Vector<float>.Count; channel += Vector<float>.Count)
        {
            ForwardVector(input, scores, weights, output, channels, channel);
        }

        for (; channel < channels; channel++)
        {
            ForwardOne(input, scores, weights, output, channels, channel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardVector(
        ReadOnlySpan<float> input, ReadOnlySpan<float> scores, Span<float> weights, Span<float> output, int channels, int channel)
    {
        ref float x = ref Unsafe.Add(ref MemoryMarshal.GetReference(input), channel);
        ref float score = ref Unsafe.Add(ref MemoryMarshal.GetReference(scores), channel);
        ref float weight = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), channel);
        nuint length = (nuint)input.Length, step = (nuint)channels;
        Vector<float> largest = Vector.LoadUnsafe(ref score);
        for (nuint at = step; at < length; at += step)
        {
            largest = Vector.Max(largest, Vector.LoadUnsafe(ref score, at));
        }

        Vector<float> sum = Vector<float>.Zero;
        for (nuint at = 0; at < length; at += step)
        {
            Vector<float> exponential = Vector.Exp(Vector.LoadUnsafe(ref score, at) - largest);
            exponential.StoreUnsafe(ref weight, at);
            sum += exponential;
        }

        Vector<float> mean = Vector<float>.Zero;
        for (nuint at = 0; at < length; at += step)
        {
            Vector<float> share = Vector.LoadUnsafe(ref weight, at) / sum;
            share.StoreUnsafe(ref weight, at);
            mean += share * Vector.LoadUnsafe(ref x, at);
        }

        Vector<float> variance = new(AttentiveStatisticsPoolDefinition.VarianceFloor);
        for (nuint at = 0; at < length; at += step)
        {
            Vector<float> distance = Vector.LoadUnsafe(ref x, at) - mean;
            variance += distance * distance * Vector.LoadUnsafe(ref weight, at);
        }

        mean.CopyTo(output[channel..]);
        Vector.SquareRoot(variance).CopyTo(output[(channels + channel)..]);
    }

    private static void ForwardOne(
        ReadOnlySpan<float> input, ReadOnlySpan<float> scores, Span<float> weights, Span<float> output, int channels, int channel)
    {
        float largest = float.NegativeInfinity, sum = 0, mean = 0, variance = AttentiveStatisticsPoolDefinition.VarianceFloor;
        for (int at = channel; at < input.Length; at += channels)
        {
            largest = MathF.Max(largest, scores[at]);
        }

        for (int at = channel; at < input.Length; at += channels)
        {
            weights[at] = MathF.Exp(scores[at] - largest);
            sum += weights[at];
        }

        for (int at = channel; at < input.Length; at += channels)
        {
            weights[at] /= sum;
            mean += weights[at] * input[at];
        }

        for (int at = channel; at < input.Length; at += channels)
        {
            variance += (input[at] - mean) * (input[at] - mean) * weights[at];
        }

        output[channel] = mean;
        output[channels + channel] = MathF.Sqrt(variance);
    }
}
