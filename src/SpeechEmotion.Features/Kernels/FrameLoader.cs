using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpeechEmotion.Features.Kernels;

/// <summary>Reads overlapping frames of a signal, multiplies them by the window and lays them out lane by lane for <see cref="RealFft"/>.</summary>
internal static class FrameLoader
{
    /// <summary>Loads <c>T.Count</c> frames that start <paramref name="hop"/> samples apart.</summary>
    /// <param name="samples">The first sample of the first frame.</param>
    /// <param name="hop">The distance between frames.</param>
    /// <param name="window">The window, as long as a frame.</param>
    /// <param name="halved">Whether samples of odd index go to the imaginary parts.</param>
    /// <param name="real">Receives one row for each sample, or for each pair.</param>
    /// <param name="imaginary">As <paramref name="real"/>.</param>
    public static void Load<T>(ref readonly float samples, int hop, double[] window, bool halved, ref double real, ref double imaginary)
        where T : struct, ILanes<T, double>
    {
        int done = 0;
        if (halved && T.Count == 8 && Avx512F.IsSupported)
        {
            done = window.Length & ~7;
            LoadEight(ref Unsafe.AsRef(in samples), hop, window, ref real, ref imaginary);
        }
        else if (halved && T.Count == 4 && Avx.IsSupported)
        {
            done = window.Length & ~3;
            LoadFour(ref Unsafe.AsRef(in samples), hop, window, ref real, ref imaginary);
        }

        LoadRest(ref Unsafe.AsRef(in samples), hop, T.Count, window, done, halved, ref real, ref imaginary);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadRest(
        ref float samples, int hop, int lanes, double[] window, int start, bool halved, ref double real, ref double imaginary)
    {
        for (int n = start; n < window.Length; n++)
        {
            int row = (halved ? n / 2 : n) * lanes;
            ref double target = ref halved && n % 2 == 1 ? ref imaginary : ref real;
            for (int lane = 0; lane < lanes; lane++)
            {
                Unsafe.Add(ref target, row + lane) = Unsafe.Add(ref samples, (lane * hop) + n) * window[n];
                if (!halved)
                {
                    Unsafe.Add(ref imaginary, row + lane) = 0;
                }
            }
        }
    }

    // Eight samples of eight frames: an 8 × 8 transposition, then widening.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadEight(ref float samples, nint hop, double[] window, ref double real, ref double imaginary)
    {
        for (int n = 0; n + 8 <= window.Length; n += 8)
        {
            ref float at = ref Unsafe.Add(ref samples, n);
            Vector256<float> r0 = Vector256.LoadUnsafe(ref at), r1 = Vector256.LoadUnsafe(ref Unsafe.Add(ref at, hop));
            Vector256<float> r2 = Vector256.LoadUnsafe(ref Unsafe.Add(ref at, 2 * hop)), r3 = Vector256.LoadUnsafe(ref Unsafe.Add(ref at, 3 * hop));
            Vector256<float> r4 = Vector256.LoadUnsafe(ref Unsafe.Add(ref at, 4 * hop)), r5 = Vector256.LoadUnsafe(ref Unsafe.Add(ref at, 5 * hop));
            Vector256<float> r6 = Vector256.LoadUnsafe(ref Unsafe.Add(ref at, 6 * hop)), r7 = Vector256.LoadUnsafe(ref Unsafe.Add(ref at, 7 * hop));
            Vector256<float> a0 = Avx.UnpackLow(r0, r1), a1 = Avx.UnpackHigh(r0, r1), a2 = Avx.UnpackLow(r2, r3), a3 = Avx.UnpackHigh(r2, r3);
            Vector256<float> a4 = Avx.UnpackLow(r4, r5), a5 = Avx.UnpackHigh(r4, r5), a6 = Avx.UnpackLow(r6, r7), a7 = Avx.UnpackHigh(r6, r7);
            Vector256<float> b0 = Avx.Shuffle(a0, a2, 0x44), b1 = Avx.Shuffle(a0, a2, 0xEE), b2 = Avx.Shuffle(a1, a3, 0x44), b3 = Avx.Shuffle(a1, a3, 0xEE);
            Vector256<float> b4 = Avx.Shuffle(a4, a6, 0x44), b5 = Avx.Shuffle(a4, a6, 0xEE), b6 = Avx.Shuffle(a5, a7, 0x44), b7 = Avx.Shuffle(a5, a7, 0xEE);
            ref double weight = ref window[n];
            nuint row = (nuint)(n * 4);
            StoreEight(Avx.Permute2x128(b0, b4, 0x20), ref weight, 0, ref real, row);
            StoreEight(Avx.Permute2x128(b1, b5, 0x20), ref weight, 1, ref imaginary, row);
            StoreEight(Avx.Permute2x128(b2, b6, 0x20), ref weight, 2, ref real, row + 8);
            StoreEight(Avx.Permute2x128(b3, b7, 0x20), ref weight, 3, ref imaginary, row + 8);
            StoreEight(Avx.Permute2x128(b0, b4, 0x31), ref weight, 4, ref real, row + 16);
            StoreEight(Avx.Permute2x128(b1, b5, 0x31), ref weight, 5, ref imaginary, row + 16);
            StoreEight(Avx.Permute2x128(b2, b6, 0x31), ref weight, 6, ref real, row + 24);
            StoreEight(Avx.Permute2x128(b3, b7, 0x31), ref weight, 7, ref imaginary, row + 24);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreEight(Vector256<float> values, ref double weight, int index, ref double target, nuint at) =>
        (Avx512F.ConvertToVector512Double(values) * Vector512.Create(Unsafe.Add(ref weight, index))).StoreUnsafe(ref target, at);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadFour(ref float samples, nint hop, double[] window, ref double real, ref double imaginary)
    {
        for (int n = 0; n + 4 <= window.Length; n += 4)
        {
            ref float at = ref Unsafe.Add(ref samples, n);
            Vector128<float> r0 = Vector128.LoadUnsafe(ref at), r1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref at, hop));
            Vector128<float> r2 = Vector128.LoadUnsafe(ref Unsafe.Add(ref at, 2 * hop)), r3 = Vector128.LoadUnsafe(ref Unsafe.Add(ref at, 3 * hop));
            Vector128<float> a0 = Sse.UnpackLow(r0, r1), a1 = Sse.UnpackHigh(r0, r1), a2 = Sse.UnpackLow(r2, r3), a3 = Sse.UnpackHigh(r2, r3);
            ref double weight = ref window[n];
            nuint row = (nuint)(n * 2);
            StoreFour(Sse.Shuffle(a0, a2, 0x44), ref weight, 0, ref real, row);
            StoreFour(Sse.Shuffle(a0, a2, 0xEE), ref weight, 1, ref imaginary, row);
            StoreFour(Sse.Shuffle(a1, a3, 0x44), ref weight, 2, ref real, row + 4);
            StoreFour(Sse.Shuffle(a1, a3, 0xEE), ref weight, 3, ref imaginary, row + 4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour(Vector128<float> values, ref double weight, int index, ref double target, nuint at) =>
        (Avx.ConvertToVector256Double(values) * Vector256.Create(Unsafe.Add(ref weight, index))).StoreUnsafe(ref target, at);
}
