using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpeechEmotion.Features.Kernels;

/// <summary>
/// The complex transform of power-of-two length of several frames at once: row n of the data holds sample n of each frame.
/// Decimation in frequency by four, in place; the output comes in digit-reversed rows, which <see cref="Order"/> tells.
/// </summary>
internal sealed class PowerOfTwoFft
{
    // Blocks of at most this many rows stay in the first-level cache (256 rows × 8 lanes × 16 bytes = 32 KiB).
    private const int CachedLength = 256;

    private readonly double[] _twiddles;
    private readonly int[] _stageOffsets;

    public PowerOfTwoFft(int length)
    {
        Length = length;
        Order = BuildOrder(length);
        _stageOffsets = new int[BitOperations.Log2((uint)length) + 1];
        _twiddles = BuildTwiddles(length, _stageOffsets);
    }

    /// <summary>Gets the number of rows.</summary>
    public int Length { get; }

    /// <summary>Gets the row in which each output is found.</summary>
    public int[] Order { get; }

    /// <summary>Transforms in place with exp(−2πi kn/N). Swapping the two references gives the unscaled inverse.</summary>
    public void Transform<T>(ref double real, ref double imaginary)
        where T : struct, ILanes<T, double>
    {
        if (BitOperations.Log2((uint)Length) % 2 == 0)
        {
            Quarter<T>(ref real, ref imaginary, 0, Length);
            return;
        }

        int half = Length / 2;
        Halve<T>(ref real, ref imaginary);
        Quarter<T>(ref real, ref imaginary, 0, half);
        Quarter<T>(ref real, ref imaginary, half, half);
    }

    // Splits by four until a part fits the cache, finishes that part, then goes on to the next.
    private void Quarter<T>(ref double real, ref double imaginary, int start, int length)
        where T : struct, ILanes<T, double>
    {
        if (length > CachedLength)
        {
            Pass<T>(ref real, ref imaginary, start, length);
            for (int part = 0; part < 4; part++)
            {
                Quarter<T>(ref real, ref imaginary, start + (part * (length / 4)), length / 4);
            }

            return;
        }

        for (int size = length; size > 4; size /= 4)
        {
            for (int block = start; block < start + length; block += size)
            {
                Pass<T>(ref real, ref imaginary, block, size);
            }
        }

        if (length >= 4)
        {
            LastPass<T>(ref real, ref imaginary, start, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Halve<T>(ref double real, ref double imaginary)
        where T : struct, ILanes<T, double>
    {
        int half = Length / 2;
        nuint step = (nuint)(half * T.Count);
        ref double twiddle = ref _twiddles[_stageOffsets[BitOperations.Log2((uint)Length)]];
        for (int j = 0; j < half; j++)
        {
            nuint at = (nuint)(j * T.Count);
            T ar = T.Load(ref real, at), ai = T.Load(ref imaginary, at);
            T br = T.Load(ref real, at + step), bi = T.Load(ref imaginary, at + step);
            (ar + br).Store(ref real, at);
            (ai + bi).Store(ref imaginary, at);
            StoreRotated(ar - br, ai - bi, ref Unsafe.Add(ref twiddle, 2 * j), ref real, ref imaginary, at + step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pass<T>(ref double real, ref double imaginary, int start, int length)
        where T : struct, ILanes<T, double>
    {
        int quarter = length / 4;
        nuint step = (nuint)(quarter * T.Count);
        nuint at = (nuint)(start * T.Count);
        ref double twiddle = ref _twiddles[_stageOffsets[BitOperations.Log2((uint)length)]];
        for (int j = 0; j < quarter; j++)
        {
            T ar = T.Load(ref real, at), ai = T.Load(ref imaginary, at);
            T cr = T.Load(ref real, at + (2 * step)), ci = T.Load(ref imaginary, at + (2 * step));
            T sumR = ar + cr, sumI = ai + ci, difR = ar - cr, difI = ai - ci;
            T br = T.Load(ref real, at + step), bi = T.Load(ref imaginary, at + step);
            T dr = T.Load(ref real, at + (3 * step)), di = T.Load(ref imaginary, at + (3 * step));
            T sum2R = br + dr, sum2I = bi + di, dif2R = br - dr, dif2I = bi - di;

            (sumR + sum2R).Store(ref real, at);
            (sumI + sum2I).Store(ref imaginary, at);
            StoreRotated(difR + dif2I, difI - dif2R, ref twiddle, ref real, ref imaginary, at + step);
            StoreRotated(sumR - sum2R, sumI - sum2I, ref Unsafe.Add(ref twiddle, 2), ref real, ref imaginary, at + (2 * step));
            StoreRotated(difR - dif2I, difI + dif2R, ref Unsafe.Add(ref twiddle, 4), ref real, ref imaginary, at + (3 * step));
            twiddle = ref Unsafe.Add(ref twiddle, 6);
            at += (nuint)T.Count;
        }
    }

    // Blocks of four rows need no rotation.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LastPass<T>(ref double real, ref double imaginary, int start, int length)
        where T : struct, ILanes<T, double>
    {
        nuint step = (nuint)T.Count;
        nuint end = (nuint)((start + length) * T.Count);
        for (nuint at = (nuint)(start * T.Count); at < end; at += 4 * step)
        {
            T ar = T.Load(ref real, at), ai = T.Load(ref imaginary, at);
            T br = T.Load(ref real, at + step), bi = T.Load(ref imaginary, at + step);
            T cr = T.Load(ref real, at + (2 * step)), ci = T.Load(ref imaginary, at + (2 * step));
            T dr = T.Load(ref real, at + (3 * step)), di = T.Load(ref imaginary, at + (3 * step));
            T sumR = ar + cr, sumI = ai + ci, difR = ar - cr, difI = ai - ci;
            T sum2R = br + dr, sum2I = bi + di, dif2R = br - dr, dif2I = bi - di;
            (sumR + sum2R).Store(ref real, at);
            (sumI + sum2I).Store(ref imaginary, at);
            (difR + dif2I).Store(ref real, at + step);
            (difI - dif2R).Store(ref imaginary, at + step);
            (sumR - sum2R).Store(ref real, at + (2 * step));
            (sumI - sum2I).Store(ref imaginary, at + (2 * step));
            (difR - dif2I).Store(ref real, at + (3 * step));
            (difI + dif2R).Store(ref imaginary, at + (3 * step));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRotated<T>(T r, T i, ref double twiddle, ref double real, ref double imaginary, nuint at)
        where T : struct, ILanes<T, double>
    {
        T wr = T.Create(twiddle), wi = T.Create(Unsafe.Add(ref twiddle, 1));
        T.MultiplyAdd(-i, wi, r * wr).Store(ref real, at);
        T.MultiplyAdd(i, wr, r * wi).Store(ref imaginary, at);
    }

    private static int[] BuildOrder(int length)
    {
        int[] order = new int[length];
        for (int k = 0; k < length; k++)
        {
            int row = 0;
            int rest = k;
            int size = length;
            while (size > 1)
            {
                // Odd powers of two start with a split by two.
                int radix = BitOperations.Log2((uint)size) % 2 == 0 ? 4 : 2;
                size /= radix;
                row += rest % radix * size;
                rest /= radix;
            }

            order[k] = row;
        }

        return order;
    }

    private static double[] BuildTwiddles(int length, int[] offsets)
    {
        List<double> twiddles = [];
        for (int log = BitOperations.Log2((uint)length); log > 0; log--)
        {
            int size = 1 << log;
            int radix = log % 2 == 0 ? 4 : 2;
            offsets[log] = twiddles.Count;
            for (int j = 0; j < size / radix; j++)
            {
                for (int r = 1; r < radix; r++)
                {
                    (double sin, double cos) = Math.SinCos(-2 * Math.PI * (j * (long)r) / size);
                    twiddles.Add(cos);
                    twiddles.Add(sin);
                }
            }

            log -= radix == 4 ? 1 : 0;
        }

        return [.. twiddles];
    }
}
