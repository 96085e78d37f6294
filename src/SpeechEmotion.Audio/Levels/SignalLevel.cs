using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Audio;

/// <summary>Peak, level and clipping of samples.</summary>
/// <param name="Peak">The largest absolute sample.</param>
/// <param name="Decibels">The root-mean-square level relative to full scale; negative infinity for silence.</param>
/// <param name="ClippedFraction">The share of samples at full scale.</param>
internal readonly record struct SignalLevel(float Peak, float Decibels, float ClippedFraction)
{
    /// <summary>A 16-bit sample at its limit is 0.99997; converters and codecs often stop a little earlier.</summary>
    private const float FullScale = 0.999f;

    private const float SilenceDecibels = -90;

    /// <summary>Gets whether there is more than digital silence and its dither, so that somebody might speak.</summary>
    public bool IsAudible => Decibels > SilenceDecibels;

    /// <summary>Measures finite samples.</summary>
    public static SignalLevel Measure(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
        {
            return new SignalLevel(0, float.NegativeInfinity, 0);
        }

        float peak = PeakOf(samples);
        float decibels = peak == 0 ? float.NegativeInfinity : (float)(10 * Math.Log10(MeanSquare(samples, peak))) + (20 * MathF.Log10(peak));
        return new SignalLevel(peak, decibels, peak < FullScale ? 0 : CountClipped(samples) / (float)samples.Length);
    }

    /// <summary>Finds the largest absolute sample of finite ones; 0 where there are none.</summary>
    // Optimised at once, as whatever a program that answers once spends its time in.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float PeakOf(ReadOnlySpan<float> samples)
    {
        ref float sample = ref MemoryMarshal.GetReference(samples);
        Vector<float> peaks = Vector<float>.Zero;
        int i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            peaks = Vector.Max(peaks, Vector.Abs(Vector.LoadUnsafe(ref sample, (nuint)i)));
        }

        float peak = 0;
        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            peak = MathF.Max(peak, peaks[lane]);
        }

        for (; i < samples.Length; i++)
        {
            peak = MathF.Max(peak, MathF.Abs(samples[i]));
        }

        return peak;
    }

    // Relative to the peak, in blocks: neither a tiny nor a huge signal leaves the range of single precision.
    private static double MeanSquare(ReadOnlySpan<float> samples, float peak)
    {
        const int Block = 4096;
        double sum = 0;
        for (int start = 0; start < samples.Length; start += Block)
        {
            sum += SumOfSquares(samples.Slice(start, Math.Min(Block, samples.Length - start)), peak);
        }

        return sum / samples.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float SumOfSquares(ReadOnlySpan<float> samples, float unit)
    {
        ref float sample = ref MemoryMarshal.GetReference(samples);
        Vector<float> sums = Vector<float>.Zero;
        int i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> scaled = Vector.LoadUnsafe(ref sample, (nuint)i) / new Vector<float>(unit);
            sums += scaled * scaled;
        }

        float sum = Vector.Sum(sums);
        for (; i < samples.Length; i++)
        {
            sum += samples[i] / unit * (samples[i] / unit);
        }

        return sum;
    }

    private static int CountClipped(ReadOnlySpan<float> samples)
    {
        int count = 0;
        foreach (float sample in samples)
        {
            count += MathF.Abs(sample) >= FullScale ? 1 : 0;
        }

        return count;
    }
}
