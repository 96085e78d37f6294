using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>The sum of squares of single-precision samples in double precision: exact squares, no denormals.</summary>
internal static class SquareSum
{
    /// <summary>Gives Σ x².</summary>
    public static double Run(ReadOnlySpan<float> samples) =>
        Vector512.IsHardwareAccelerated ? Run<Lanes512<double>>(samples)
        : Vector256.IsHardwareAccelerated ? Run<Lanes256<double>>(samples)
        : Run<Lanes1<double>>(samples);

    internal static double Run<T>(ReadOnlySpan<float> samples)
        where T : struct, ILanes<T, double>
    {
        ref readonly float source = ref MemoryMarshal.GetReference(samples);
        T a = default, b = default, c = default, d = default;
        int n = 0;
        for (; n + (4 * T.Count) <= samples.Length; n += 4 * T.Count)
        {
            nuint at = (nuint)n, step = (nuint)T.Count;
            T w = T.LoadSingle(in source, at), x = T.LoadSingle(in source, at + step);
            T y = T.LoadSingle(in source, at + (2 * step)), z = T.LoadSingle(in source, at + (3 * step));
            a = T.MultiplyAdd(w, w, a);
            b = T.MultiplyAdd(x, x, b);
            c = T.MultiplyAdd(y, y, c);
            d = T.MultiplyAdd(z, z, d);
        }

        double sum = (a + b + (c + d)).Sum();
        for (; n < samples.Length; n++)
        {
            sum += (double)samples[n] * samples[n];
        }

        return sum;
    }
}
