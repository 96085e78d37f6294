using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpeechEmotion.Features.Kernels;

/// <summary>Turns frame-major spectra into lanes and back: row k of the lanes holds bin k of each frame.</summary>
internal static class LaneTranspose
{
    /// <summary>Copies <paramref name="count"/> values of each of <paramref name="lanes"/> frames into lanes.</summary>
    public static void ToLanes(ref double frames, int frameStride, int lanes, int count, ref double rows)
    {
        int k = 0;
        if (lanes == 8 && Avx512F.IsSupported)
        {
            for (; k + 8 <= count; k += 8)
            {
                Block8(ref Unsafe.Add(ref frames, k), frameStride, ref Unsafe.Add(ref rows, k * 8), 8);
            }
        }

        for (; k < count; k++)
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                Unsafe.Add(ref rows, (k * lanes) + lane) = Unsafe.Add(ref frames, (lane * frameStride) + k);
            }
        }
    }

    /// <summary>Copies lanes into <paramref name="count"/> values of each of <paramref name="lanes"/> frames.</summary>
    public static void FromLanes(ref double rows, int lanes, int count, ref double frames, int frameStride)
    {
        int k = 0;
        if (lanes == 8 && Avx512F.IsSupported)
        {
            for (; k + 8 <= count; k += 8)
            {
                Block8(ref Unsafe.Add(ref rows, k * 8), 8, ref Unsafe.Add(ref frames, k), frameStride);
            }
        }

        for (; k < count; k++)
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                Unsafe.Add(ref frames, (lane * frameStride) + k) = Unsafe.Add(ref rows, (k * lanes) + lane);
            }
        }
    }

    // Transposes 8 × 8 values: pairs, then quarters, then halves.
    private static void Block8(ref double source, nint sourceStride, ref double target, nint targetStride)
    {
        Vector512<double> r0 = At(ref source, 0), r1 = At(ref source, sourceStride), r2 = At(ref source, 2 * sourceStride);
        Vector512<double> r3 = At(ref source, 3 * sourceStride), r4 = At(ref source, 4 * sourceStride), r5 = At(ref source, 5 * sourceStride);
        Vector512<double> r6 = At(ref source, 6 * sourceStride), r7 = At(ref source, 7 * sourceStride);
        Vector512<double> a0 = Avx512F.UnpackLow(r0, r1), a1 = Avx512F.UnpackHigh(r0, r1), a2 = Avx512F.UnpackLow(r2, r3), a3 = Avx512F.UnpackHigh(r2, r3);
        Vector512<double> a4 = Avx512F.UnpackLow(r4, r5), a5 = Avx512F.UnpackHigh(r4, r5), a6 = Avx512F.UnpackLow(r6, r7), a7 = Avx512F.UnpackHigh(r6, r7);
        Vector512<double> b0 = Avx512F.Shuffle4x128(a0, a2, 0x88), b1 = Avx512F.Shuffle4x128(a1, a3, 0x88);
        Vector512<double> b2 = Avx512F.Shuffle4x128(a0, a2, 0xDD), b3 = Avx512F.Shuffle4x128(a1, a3, 0xDD);
        Vector512<double> b4 = Avx512F.Shuffle4x128(a4, a6, 0x88), b5 = Avx512F.Shuffle4x128(a5, a7, 0x88);
        Vector512<double> b6 = Avx512F.Shuffle4x128(a4, a6, 0xDD), b7 = Avx512F.Shuffle4x128(a5, a7, 0xDD);
        Avx512F.Shuffle4x128(b0, b4, 0x88).StoreUnsafe(ref target);
        Avx512F.Shuffle4x128(b1, b5, 0x88).StoreUnsafe(ref Unsafe.Add(ref target, targetStride));
        Avx512F.Shuffle4x128(b2, b6, 0x88).StoreUnsafe(ref Unsafe.Add(ref target, 2 * targetStride));
        Avx512F.Shuffle4x128(b3, b7, 0x88).StoreUnsafe(ref Unsafe.Add(ref target, 3 * targetStride));
        Avx512F.Shuffle4x128(b0, b4, 0xDD).StoreUnsafe(ref Unsafe.Add(ref target, 4 * targetStride));
        Avx512F.Shuffle4x128(b1, b5, 0xDD).StoreUnsafe(ref Unsafe.Add(ref target, 5 * targetStride));
        Avx512F.Shuffle4x128(b2, b6, 0xDD).StoreUnsafe(ref Unsafe.Add(ref target, 6 * targetStride));
        Avx512F.Shuffle4x128(b3, b7, 0xDD).StoreUnsafe(ref Unsafe.Add(ref target, 7 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> At(ref double source, nint offset) => Vector512.LoadUnsafe(ref Unsafe.Add(ref source, offset));
}
