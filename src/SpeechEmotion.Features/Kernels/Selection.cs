using System.Buffers;

namespace SpeechEmotion.Features.Kernels;

/// <summary>Finds values by rank without sorting everything.</summary>
internal static class Selection
{
    /// <summary>Gives the median, the mean of the two middle values for an even count, as numpy; the values are not changed.</summary>
    public static float Median(ReadOnlySpan<float> values)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(values.Length);
        Span<float> scratch = rented.AsSpan(0, values.Length);
        values.CopyTo(scratch);
        int middle = values.Length / 2;
        float upper = Select(scratch, middle);
        float median = upper;
        if (values.Length % 2 == 0)
        {
            float lower = scratch[0];
            foreach (float value in scratch[..middle])
            {
                lower = Math.Max(lower, value);
            }

            median = (lower + upper) / 2;
        }

        ArrayPool<float>.Shared.Return(rented);
        return median;
    }

    /// <summary>Gives the value of a rank (0 = smallest) and leaves no larger value before its place.</summary>
    public static float Select(Span<float> values, int rank)
    {
        int low = 0, high = values.Length - 1;
        while (low < high)
        {
            // Hoare's selection; the middle of three guards against sorted input.
            float pivot = MedianOfThree(values[low], values[(low + high) / 2], values[high]);
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (rank <= j)
            {
                high = j;
            }
            else if (rank >= i)
            {
                low = i;
            }
            else
            {
                break;
            }
        }

        return values[rank];
    }

    private static float MedianOfThree(float a, float b, float c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
