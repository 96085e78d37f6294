using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>Means and standard deviations of single-precision values, summed in double precision.</summary>
internal static class Moments
{
    /// <summary>Gives Σ x.</summary>
    public static double Sum(ReadOnlySpan<float> values) =>
        Vector512.IsHardwareAccelerated ? Sum<Lanes512<double>>(values)
        : Vector256.IsHardwareAccelerated ? Sum<Lanes256<double>>(values)
        : Sum<Lanes1<double>>(values);

    /// <summary>Gives the mean; 0 for no values.</summary>
    public static double Mean(ReadOnlySpan<float> values) => values.IsEmpty ? 0 : Sum(values) / values.Length;

    /// <summary>Gives the standard deviation of the population about a known mean; 0 for no values.</summary>
    public static double StandardDeviation(ReadOnlySpan<float> values, double mean)
    {
        double squares = 0;
        foreach (float value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return values.IsEmpty ? 0 : Math.Sqrt(squares / values.Length);
    }

    internal static double Sum<T>(ReadOnlySpan<float> values)
        where T : struct, ILanes<T, double>
    {
        ref readonly float source = ref MemoryMarshal.GetReference(values);
        T a = default, b = default;
        int n = 0;
        for (; n + (2 * T.Count) <= values.Length; n += 2 * T.Count)
        {
            a += T.LoadSingle(in source, (nuint)n);
            b += T.LoadSingle(in source, (nuint)(n + T.Count));
        }

        double sum = (a + b).Sum();
        for (; n < values.Length; n++)
        {
            sum += values[n];
        }

        return sum;
    }
}
