using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>Multiplies a block of spectra by a bank of bands: each band is a weighted sum of the bins it touches.</summary>
internal static class BandProduct
{
    /// <summary>Writes row r of frame i to <c>destination[r * stride + i]</c>, for the block's frames only.</summary>
    public static void Run(BandWeights bank, ReadOnlySpan<float> spectrum, Span<float> destination, int stride, int frameCount)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<Lanes512<float>>(bank, spectrum, destination, stride, frameCount);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<Lanes256<float>>(bank, spectrum, destination, stride, frameCount);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Run<Lanes128<float>>(bank, spectrum, destination, stride, frameCount);
        }
        else
        {
            Run<Lanes1<float>>(bank, spectrum, destination, stride, frameCount);
        }
    }

    internal static void Run<T>(BandWeights bank, ReadOnlySpan<float> spectrum, Span<float> destination, int stride, int frameCount)
        where T : struct, ILanes<T, float>
    {
        Span<float> row = stackalloc float[SpectrumBlock.Lanes];
        for (int band = 0; band < bank.Count; band++)
        {
            ReadOnlySpan<float> weights = bank.Weights(band);
            ReadOnlySpan<float> bins = spectrum.Slice(bank.Start(band) * SpectrumBlock.Lanes, weights.Length * SpectrumBlock.Lanes);
            Span<float> target = destination.Slice(band * stride, frameCount);
            Span<float> sums = frameCount == SpectrumBlock.Lanes ? target : row;
            for (int lane = 0; lane < SpectrumBlock.Lanes; lane += T.Count)
            {
                Sum<T>(weights, bins, lane).Store(ref sums[0], (nuint)lane);
            }

            if (frameCount != SpectrumBlock.Lanes)
            {
                row[..frameCount].CopyTo(target);
            }
        }
    }

    // Two running sums: half the waiting for the previous addition.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum<T>(ReadOnlySpan<float> weights, ReadOnlySpan<float> bins, int lane)
        where T : struct, ILanes<T, float>
    {
        ref float bin = ref Unsafe.AsRef(in MemoryMarshal.GetReference(bins));
        T even = default, odd = default;
        int k = 0;
        for (; k + 2 <= weights.Length; k += 2)
        {
            nuint at = (nuint)((k * SpectrumBlock.Lanes) + lane);
            even = T.MultiplyAdd(T.Load(ref bin, at), T.Create(weights[k]), even);
            odd = T.MultiplyAdd(T.Load(ref bin, at + SpectrumBlock.Lanes), T.Create(weights[k + 1]), odd);
        }

        if (k < weights.Length)
        {
            even = T.MultiplyAdd(T.Load(ref bin, (nuint)((k * SpectrumBlock.Lanes) + lane)), T.Create(weights[k]), even);
        }

        return even + odd;
    }
}
