using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The 8 × 32 tile in sixteen 512-bit accumulators: every value loaded feeds at least two fused multiply-adds.</summary>
internal static class PanelTile512
{
    /// <inheritdoc cref="PanelTile.Add"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ref float a, ReadOnlySpan<int> rows, TileDepth depth, ref float panel, ref float c, int cStride)
    {
        const nuint Half = 16;
        nint stride = cStride;
        ref float o0 = ref c;
        ref float o1 = ref Unsafe.Add(ref o0, stride);
        ref float o2 = ref Unsafe.Add(ref o1, stride);
        ref float o3 = ref Unsafe.Add(ref o2, stride);
        ref float o4 = ref Unsafe.Add(ref o3, stride);
        ref float o5 = ref Unsafe.Add(ref o4, stride);
        ref float o6 = ref Unsafe.Add(ref o5, stride);
        ref float o7 = ref Unsafe.Add(ref o6, stride);
        Vector512<float> l0 = Vector512.LoadUnsafe(ref o0), h0 = Vector512.LoadUnsafe(ref o0, Half);
        Vector512<float> l1 = Vector512.LoadUnsafe(ref o1), h1 = Vector512.LoadUnsafe(ref o1, Half);
        Vector512<float> l2 = Vector512.LoadUnsafe(ref o2), h2 = Vector512.LoadUnsafe(ref o2, Half);
        Vector512<float> l3 = Vector512.LoadUnsafe(ref o3), h3 = Vector512.LoadUnsafe(ref o3, Half);
        Vector512<float> l4 = Vector512.LoadUnsafe(ref o4), h4 = Vector512.LoadUnsafe(ref o4, Half);
        Vector512<float> l5 = Vector512.LoadUnsafe(ref o5), h5 = Vector512.LoadUnsafe(ref o5, Half);
        Vector512<float> l6 = Vector512.LoadUnsafe(ref o6), h6 = Vector512.LoadUnsafe(ref o6, Half);
        Vector512<float> l7 = Vector512.LoadUnsafe(ref o7), h7 = Vector512.LoadUnsafe(ref o7, Half);
        nint inner = depth.InnerStride;
        ref float b = ref panel;
        for (int tap = 0; tap < depth.Taps; tap++)
        {
            ref float segment = ref Unsafe.Add(ref a, tap * depth.TapStride);
            ref float a0 = ref Unsafe.Add(ref segment, rows[0]);
            ref float a1 = ref Unsafe.Add(ref segment, rows[1]);
            ref float a2 = ref Unsafe.Add(ref segment, rows[2]);
            ref float a3 = ref Unsafe.Add(ref segment, rows[3]);
            ref float a4 = ref Unsafe.Add(ref segment, rows[4]);
            ref float a5 = ref Unsafe.Add(ref segment, rows[5]);
            ref float a6 = ref Unsafe.Add(ref segment, rows[6]);
            ref float a7 = ref Unsafe.Add(ref segment, rows[7]);
            nint i = 0;
            for (int p = depth.Length; p > 0; p--)
            {
                Vector512<float> low = Vector512.LoadUnsafe(ref b), high = Vector512.LoadUnsafe(ref b, Half);
                b = ref Unsafe.Add(ref b, 32);
                Vector512<float> v0 = Vector512.Create(Unsafe.Add(ref a0, i));
                l0 = Vector512.FusedMultiplyAdd(v0, low, l0);
                h0 = Vector512.FusedMultiplyAdd(v0, high, h0);
                Vector512<float> v1 = Vector512.Create(Unsafe.Add(ref a1, i));
                l1 = Vector512.FusedMultiplyAdd(v1, low, l1);
                h1 = Vector512.FusedMultiplyAdd(v1, high, h1);
                Vector512<float> v2 = Vector512.Create(Unsafe.Add(ref a2, i));
                l2 = Vector512.FusedMultiplyAdd(v2, low, l2);
                h2 = Vector512.FusedMultiplyAdd(v2, high, h2);
                Vector512<float> v3 = Vector512.Create(Unsafe.Add(ref a3, i));
                l3 = Vector512.FusedMultiplyAdd(v3, low, l3);
                h3 = Vector512.FusedMultiplyAdd(v3, high, h3);
                Vector512<float> v4 = Vector512.Create(Unsafe.Add(ref a4, i));
                l4 = Vector512.FusedMultiplyAdd(v4, low, l4);
                h4 = Vector512.FusedMultiplyAdd(v4, high, h4);
                Vector512<float> v5 = Vector512.Create(Unsafe.Add(ref a5, i));
                l5 = Vector512.FusedMultiplyAdd(v5, low, l5);
                h5 = Vector512.FusedMultiplyAdd(v5, high, h5);
                Vector512<float> v6 = Vector512.Create(Unsafe.Add(ref a6, i));
                l6 = Vector512.FusedMultiplyAdd(v6, low, l6);
                h6 = Vector512.FusedMultiplyAdd(v6, high, h6);
                Vector512<float> v7 = Vector512.Create(Unsafe.Add(ref a7, i));
                l7 = Vector512.FusedMultiplyAdd(v7, low, l7);
                h7 = Vector512.FusedMultiplyAdd(v7, high, h7);
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
        l4.StoreUnsafe(ref o4);
        h4.StoreUnsafe(ref o4, Half);
        l5.StoreUnsafe(ref o5);
        h5.StoreUnsafe(ref o5, Half);
        l6.StoreUnsafe(ref o6);
        h6.StoreUnsafe(ref o6, Half);
        l7.StoreUnsafe(ref o7);
        h7.StoreUnsafe(ref o7, Half);
    }
}
