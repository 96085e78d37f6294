using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>
/// Sorts every channel over time. A sorting network compares the same frames whatever the values, so each vector lane sorts a channel of
/// its own (Batcher's merge exchange, Knuth volume 3, algorithm 5.2.2M).
/// </summary>
internal static class ColumnSort
{
    /// <summary>Sorts in place, smallest first.</summary>
    /// <param name="rows">Frames × channels, none of them NaN.</param>
    /// <param name="channels">The number of channels, a multiple of a vector's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(Span<float> rows, int channels)
    {
        int frames = rows.Length / channels;
        if (channels % Vector<float>.Count != 0 || rows.Length % channels != 0)
        {
            throw new ArgumentException($"{rows.Length} values are not frames of {channels} channels in whole vectors.");
        }

        if (frames < 2)
        {
            return;
        }

        ref float first = ref MemoryMarshal.GetReference(rows);
        int top = 1 << BitOperations.Log2((uint)frames - 1);
        for (int p = top; p > 0; p >>= 1)
        {
            int q = top, r = 0, d = p;
            while (true)
            {
                for (int i = 0; i < frames - d; i++)
                {
                    if ((i & p) != r)
                    {
                        continue;
                    }

                    ref float low = ref Unsafe.Add(ref first, i * channels);
                    ref float high = ref Unsafe.Add(ref first, (i + d) * channels);
                    for (nuint channel = 0; channel < (nuint)channels; channel += (nuint)Vector<float>.Count)
                    {
                        Vector<float> a = Vector.LoadUnsafe(ref low, channel), b = Vector.LoadUnsafe(ref high, channel);
                        Vector.Min(a, b).StoreUnsafe(ref low, channel);
                        Vector.Max(a, b).StoreUnsafe(ref high, channel);
                    }
                }

                if (q == p)
                {
                    break;
                }

                (d, q, r) = (q - p, q >> 1, p);
            }
        }
    }
}
