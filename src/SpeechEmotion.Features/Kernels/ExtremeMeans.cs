using System.Numerics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>The means of the smallest and of the largest values of each lane.</summary>
internal static class ExtremeMeans
{
    /// <summary>
    /// Keeps the <paramref name="count"/> smallest and largest values of each lane in two short sorted lists, all lanes at once:
    /// most values pass both lists by after one comparison.
    /// </summary>
    /// <param name="values">Rows of <see cref="SpectrumBlock.Lanes"/> lanes, at least <paramref name="count"/> rows.</param>
    /// <param name="count">How many extremes are averaged, at least 1.</param>
    /// <param name="low">Receives the mean of the smallest values of each lane.</param>
    /// <param name="high">Receives the mean of the largest values of each lane.</param>
    public static void Run(ReadOnlySpan<float> values, int count, Span<double> low, Span<double> high)
    {
        Vector<float>[]? rented = null;
        Span<Vector<float>> lists = 2 * count <= 64
            ? stackalloc Vector<float>[2 * count]
            : (rented = System.Buffers.ArrayPool<Vector<float>>.Shared.Rent(2 * count)).AsSpan(0, 2 * count);
        Span<Vector<float>> smallest = lists[..count];
        Span<Vector<float>> largest = lists[count..];
        for (int lane = 0; lane < SpectrumBlock.Lanes; lane += Vector<float>.Count)
        {
            smallest.Fill(new Vector<float>(float.PositiveInfinity));
            largest.Fill(new Vector<float>(float.NegativeInfinity));
            for (int at = lane; at < values.Length; at += SpectrumBlock.Lanes)
            {
                Vector<float> value = new(values[at..]);
                if (Vector.LessThanAny(value, smallest[^1]))
                {
                    InsertSmall(smallest, value);
                }

                if (Vector.GreaterThanAny(value, largest[^1]))
                {
                    InsertLarge(largest, value);
                }
            }

            WriteMeans(smallest, low[lane..]);
            WriteMeans(largest, high[lane..]);
        }

        if (rented is not null)
        {
            System.Buffers.ArrayPool<Vector<float>>.Shared.Return(rented);
        }
    }

    private static void InsertSmall(Span<Vector<float>> ascending, Vector<float> value)
    {
        foreach (ref Vector<float> kept in ascending)
        {
            Vector<float> larger = Vector.Max(kept, value);
            kept = Vector.Min(kept, value);
            value = larger;
        }
    }

    private static void InsertLarge(Span<Vector<float>> descending, Vector<float> value)
    {
        foreach (ref Vector<float> kept in descending)
        {
            Vector<float> smaller = Vector.Min(kept, value);
            kept = Vector.Max(kept, value);
            value = smaller;
        }
    }

    private static void WriteMeans(ReadOnlySpan<Vector<float>> list, Span<double> means)
    {
        Vector<double> sumLow = default, sumHigh = default;
        foreach (Vector<float> kept in list)
        {
            Vector.Widen(kept, out Vector<double> low, out Vector<double> high);
            sumLow += low;
            sumHigh += high;
        }

        (sumLow / list.Length).CopyTo(means);
        (sumHigh / list.Length).CopyTo(means[Vector<double>.Count..]);
    }
}
