using System.Numerics.Tensors;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>How periodic samples are: the highest peak of the normalised correlation with themselves a lag later.</summary>
internal static class Periodicity
{
    /// <summary>Finds the highest local peak among the lags.</summary>
    /// <param name="samples">Samples without a mean, longer than twice <paramref name="maxLag"/> and some more.</param>
    /// <param name="minLag">The shortest lag, 2 or more.</param>
    /// <param name="maxLag">The longest lag.</param>
    /// <returns>The peak's height, 0 to 1, and its lag; 0 and 0 where nothing repeats.</returns>
    public static (float Height, int Lag) Find(ReadOnlySpan<float> samples, int minLag, int maxLag)
    {
        float head = TensorPrimitives.SumOfSquares(samples[..^(minLag - 1)]);
        float tail = TensorPrimitives.SumOfSquares(samples[(minLag - 1)..]);
        float best = 0;
        int bestLag = 0;
        float before = 0;
        float last = 0;
        Span<float> products = stackalloc float[LagProducts.Count];
        for (int lag = minLag - 1; lag <= maxLag + 1; lag++)
        {
            int overlap = samples.Length - lag, place = (lag - minLag + 1) % LagProducts.Count;
            if (place == 0)
            {
                LagProducts.Compute(samples, lag, products);
            }

            float current = head > 0 && tail > 0 ? products[place] / MathF.Sqrt(head * tail) : 0;
            if (lag > minLag && last > best && last > before && last >= current)
            {
                (best, bestLag) = (last, lag - 1);
            }

            (before, last) = (last, current);

            // The overlap loses one sample at either side. What rounding takes below zero stays there.
            head -= samples[overlap - 1] * samples[overlap - 1];
            tail -= samples[lag] * samples[lag];
        }

        return (MathF.Min(best, 1), bestLag);
    }
}
