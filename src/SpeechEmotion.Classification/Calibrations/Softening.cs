using System.Numerics.Tensors;

namespace SpeechEmotion.Classification;

/// <summary>Probabilities as they would be at another temperature.</summary>
internal static class Softening
{
    /// <summary>Raises each probability to 1 / <paramref name="factor"/>; they sum to 1 again afterwards.</summary>
    /// <param name="factor">What the temperature is multiplied by, above 0; above 1 lowers confidence.</param>
    /// <param name="probabilities">Changed in place.</param>
    public static void Apply(float factor, Span<float> probabilities)
    {
        // At the same temperature they stay as they are, to the last bit.
        if (factor == 1 || probabilities.IsEmpty)
        {
            return;
        }

        // Against the largest, so that not all of them underflow.
        float largest = TensorPrimitives.Max<float>(probabilities), sum = 0;
        foreach (ref float probability in probabilities)
        {
            probability = MathF.Pow(probability / largest, 1 / factor);
            sum += probability;
        }

        foreach (ref float probability in probabilities)
        {
            probability /= sum;
        }
    }
}
