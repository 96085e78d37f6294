using System.Numerics.Tensors;

namespace SpeechEmotion.Training.Engine;

/// <summary>Softmax and cross-entropy against soft targets, each sample with a weight: <c>Σ w · −Σ_k t_k · log p_k / samples</c>.</summary>
internal static class SoftmaxCrossEntropy
{
    /// <summary>Computes the batch's loss, its gradient and the probabilities.</summary>
    /// <param name="logits">Samples × 1 × labels.</param>
    /// <param name="targets">Samples × labels, each row summing to 1.</param>
    /// <param name="weights">One weight per sample.</param>
    /// <param name="gradient">Receives the gradient of the loss by the logits.</param>
    /// <param name="probabilities">Receives samples × labels.</param>
    /// <returns>The mean over the samples of weight × cross-entropy.</returns>
    public static double Compute(
        Activation logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Activation gradient, Span<float> probabilities)
    {
        int labels = logits.Channels, samples = logits.Samples;
        gradient.ReshapeLike(logits);
        double total = 0;
        for (int i = 0; i < samples; i++)
        {
            ReadOnlySpan<float> row = logits.Sample(i), target = targets.Slice(i * labels, labels);
            Span<float> probability = probabilities.Slice(i * labels, labels), slope = gradient.Sample(i);
            float largest = TensorPrimitives.Max(row);
            TensorPrimitives.Subtract(row, largest, probability);
            TensorPrimitives.Exp(probability, probability);
            double sum = TensorPrimitives.Sum<float>(probability);
            TensorPrimitives.Multiply(probability, (float)(1 / sum), probability);
            double logSum = Math.Log(sum) + largest;
            for (int k = 0; k < labels; k++)
            {
                total += weights[i] * target[k] * (logSum - row[k]);
                slope[k] = weights[i] * (probability[k] - target[k]) / samples;
            }
        }

        return total / samples;
    }
}
