using System.Numerics.Tensors;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>Softmax along time, each channel by itself, over frames × channels.</summary>
internal static class SoftmaxOverFrames
{
    /// <summary>Computes the weights.</summary>
    /// <param name="scores">Frames × channels, at least one frame.</param>
    /// <param name="weights">As large as the scores; overwritten.</param>
    /// <param name="largest">Scratch, one value per channel.</param>
    /// <param name="sum">Scratch, one value per channel.</param>
    public static void Compute(ReadOnlySpan<float> scores, Span<float> weights, Span<float> largest, Span<float> sum)
    {
        int channels = sum.Length;
        largest.Fill(float.NegativeInfinity);
        for (int at = 0; at < scores.Length; at += channels)
            TensorPrimitives.Max(largest, scores.Slice(at, channels), largest);
        sum.Clear();
        for (int at = 0; at < scores.Length; at += channels)
        {
            Span<float> row = weights.Slice(at, channels);
            TensorPrimitives.Subtract(scores.Slice(at, channels), largest, row);
            TensorPrimitives.Exp(row, row);
            TensorPrimitives.Add(sum, row, sum);
        }

        for (int at = 0; at < scores.Length; at += channels)
            TensorPrimitives.Divide(weights.Slice(at, channels), sum, weights.Slice(at, channels));
    }
}
