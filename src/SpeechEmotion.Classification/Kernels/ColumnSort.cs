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
    /// <param name="channels">The number of channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(Span<float> rows, int channels)
    {
        int frames = rows.Length / channels;
        if (frames < 2)
            return;
        int top = 1 << BitOperations.Log2((uint)frames - 1);
        for (int p = top; p > 0; p >>= 1)
        {
            int q = top, r = 0, d = p;
            while (true)
            {
                for (int i = 0; i < frames - d; i++)
                {
                    if ((i & p) == r)
                        Exchange(rows.Slice(i * channels, channels), rows.Slice((i + d) * channels, channels));
                }

                if (q == p)
                    break;
                (d, q, r) = (q - p, q >> 1, p);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exchange(Span<float> lower, Span<float> upper)
    {
        ref float low = ref MemoryMarshal.GetReference(lower);
        ref float high = ref MemoryMarshal.GetReference(upper);
        int channel = 0;
        for (; channel <= lower.Length - Vector<float>.Count; channel += Vector<float>.Count)
        {
            Vector<float> a = Vector.LoadUnsafe(ref low, (nuint)channel), b = Vector.LoadUnsafe(ref high, (nuint)channel);
            Vector.Min(a, b).StoreUnsafe(ref low, (nuint)channel);
            Vector.Max(a, b).StoreUnsafe(ref high, (nuint)channel);
        }

        for (; channel < lower.Length; channel++)
        {
            (float a, float b) = (lower[channel], upper[channel]);
            (lower[channel], upper[channel]) = (MathF.Min(a, b), MathF.Max(a, b));
        }
    }
}
