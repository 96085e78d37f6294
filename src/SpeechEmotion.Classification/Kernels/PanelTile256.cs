using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The 8 × 16 tile on 256-bit vectors, as two halves of 4 rows: eight accumulators fit sixteen registers.</summary>
internal static class PanelTile256
{
    /// <inheritdoc cref="PanelTile.Add"/>
    public static void Add(ref float a, ReadOnlySpan<int> rows, TileDepth depth, ref float panel, ref float c, int cStride)
    {
        AddFour(ref a, rows[..4], depth, ref panel, ref c, cStride);
        AddFour(ref a, rows[4..], depth, ref panel, ref Unsafe.Add(ref c, 4 * cStride), cStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(ref float a, ReadOnlySpan<int> rows, TileDepth depth, ref float panel, ref float c, int cStride)
    {
        const nuint Half = 8;
        nint stride = cStride;
        ref float o0 = ref c;
        ref float o1 = ref Unsafe.Add(ref o0, stride);
        ref float o2 = ref Unsafe.Add(ref o1, stride);
        ref float o3 = ref Unsafe.Add(ref o2, stride);
        Vector256<float> l0 = Vector256.LoadUnsafe(ref o0), h0 = Vector256.LoadUnsafe(ref o0, Half);
        Vector256<float> l1 = Vector256.LoadUnsafe(ref o1), h1 = Vector256.LoadUnsafe(ref o1, Half);
        Vector256<float> l2 = Vector256.LoadUnsafe(ref o2), h2 = Vector256.LoadUnsafe(ref o2, Half);
        Vector256<float> l3 = Vector256.LoadUnsafe(ref o3), h3 = Vector256.LoadUnsafe(ref o3, Half);
        nint inner = depth.InnerStride;
        ref float b = ref panel;
        for (int tap = 0; tap < depth.Taps; tap++)
        {
            ref float segment = ref Unsafe.Add(ref a, tap * depth.TapStride);
            ref float a0 = ref Unsafe.Add(ref segment, rows[0]);
            ref float a1 = ref Unsafe.Add(ref segment, rows[1]);
            ref float a2 = ref Unsafe.Add(ref segment, rows[2]);
            ref float a3 = ref Unsafe.Add(ref segment, rows[3]);
            nint i = 0;
            for (int p = depth.Length; p > 0; p--)
            {
                Vector256<float> low = Vector256.LoadUnsafe(ref b), high = Vector256.LoadUnsafe(ref b, Half);
                b = ref Unsafe.Add(ref b, 16);
                Vector256<float> v0 = Vector256.Create(Unsafe.Add(ref a0, i));
                l0 = Vector256.FusedMultiplyAdd(v0, low, l0);
                h0 = Vector256.FusedMultiplyAdd(v0, high, h0);
                Vector256<float> v1 = Vector256.Create(Unsafe.Add(ref a1, i));
                l1 = Vector256.FusedMultiplyAdd(v1, low, l1);
                h1 = Vector256.FusedMultiplyAdd(v1, high, h1);
                Vector256<float> v2 = Vector256.Create(Unsafe.Add(ref a2, i));
                l2 = Vector256.FusedMultiplyAdd(v2, low, l2);
                h2 = Vector256.FusedMultiplyAdd(v2, high, h2);
                Vector256<float> v3 = Vector256.Create(Unsafe.Add(ref a3, i));
                l3 = Vector256.FusedMultiplyAdd(v3, low, l3);
                h3 = Vector256.FusedMultiplyAdd(v3, high, h3);
                i += inner;
            }
        }

        l0.StoreUnsafe(ref o0);
        h0.StoreUnsafe(ref o0, Half);
        l1.StoreUnsafe(ref o1);
        h1.StoreUnsafe(ref o1, Half);
        l2.StoreUnsafe(ref o2);
        h2.StoreUnsafe(ref o2, Half);
        l3.StoreUnsafe(ref o3);
        h3.StoreUnsafe(ref o3, Half);
    }
}
