using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>Butterworth low-pass and high-pass filters of even order, as cascaded second-order sections run in double precision.</summary>
/// <remarks>
/// Sections by the bilinear transform with the cut-off pre-warped (as in Bristow-Johnson's cookbook); section k of order N has
/// quality 1 / (2·cos((2k+1)·π / 2N)). Causal: phase is not linear, as in the equipment this stands for.
/// </remarks>
internal static class ButterworthFilter
{
    /// <summary>Removes what lies above the cut-off (−3 dB there), in place. A cut-off at or above Nyquist changes nothing.</summary>
    public static void LowPass(Span<float> samples, int sampleRate, double cutoffHertz, int order) =>
        Apply(samples, sampleRate, cutoffHertz, order, isLowPass: true);

    /// <summary>Removes what lies below the cut-off (−3 dB there), in place. The cut-off lies below Nyquist.</summary>
    /// <param name="samples">Changed in place.</param>
    /// <param name="sampleRate">Their rate, in hertz.</param>
    /// <param name="cutoffHertz">The cut-off.</param>
    /// <param name="order">The order: each adds 6 dB an octave.</param>
    /// <param name="isSettled">
    /// Whether the first sample counts as having lasted for ever, so that a constant offset is gone at once; else nothing came before.
    /// </param>
    public static void HighPass(Span<float> samples, int sampleRate, double cutoffHertz, int order, bool isSettled = false)
    {
        if (isSettled && !samples.IsEmpty)
        {
            // To a section that takes constants away, a sample that lasted for ever is none.
            float first = samples[0];
            foreach (ref float sample in samples)
            {
                sample -= first;
            }
        }

        Apply(samples, sampleRate, cutoffHertz, order, isLowPass: false);
    }

    private static void Apply(Span<float> samples, int sampleRate, double cutoffHertz, int order, bool isLowPass)
    {
        if (isLowPass && cutoffHertz >= sampleRate / 2.0)
        {
            return;
        }

        (double sine, double cosine) = Math.SinCos(2 * Math.PI * cutoffHertz / sampleRate);
        Section SectionOf(int index)
        {
            // alpha = sin / (2 Q)
            double alpha = sine * Math.Cos(((2 * index) + 1) * Math.PI / (2 * order));
            double scale = 1 / (1 + alpha);
            double b1 = (isLowPass ? 1 - cosine : -(1 + cosine)) * scale;
            return new Section(Math.Abs(b1) / 2, b1, -2 * cosine * scale, (1 - alpha) * scale);
        }

        int sections = order / 2;
        for (int index = 0; index + 1 < sections; index += 2)
        {
            RunPair(samples, SectionOf(index), SectionOf(index + 1));
        }

        if (sections % 2 == 1)
        {
            RunSection(samples, SectionOf(sections - 1));
        }
    }

    // In transposed direct form II. Optimised at once, as whatever a program that answers once spends its time in.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunSection(Span<float> samples, Section section)
    {
        double state1 = 0, state2 = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double x = samples[i];
            double y = (section.B0 * x) + state1;
            state1 = (section.B1 * x) - (section.A1 * y) + state2;
            state2 = (section.B0 * x) - (section.A2 * y);
            samples[i] = (float)y;
        }
    }

    // Each sample of a section waits for the one before it, so both sections run in lanes, the second a sample behind. The values are those of two passes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPair(Span<float> samples, Section first, Section second)
    {
        Vector128<double> b0 = Vector128.Create(first.B0, second.B0), b1 = Vector128.Create(first.B1, second.B1);
        Vector128<double> a1 = Vector128.Create(first.A1, second.A1), a2 = Vector128.Create(first.A2, second.A2);
        Vector128<double> state1 = Vector128<double>.Zero, state2 = state1;
        float between = 0;
        for (int i = 0; i <= samples.Length; i++)
        {
            Vector128<double> x = Vector128.Create(i < samples.Length ? samples[i] : 0, (double)between);
            Vector128<double> y = (b0 * x) + state1;
            state1 = (b1 * x) - (a1 * y) + state2;
            state2 = (b0 * x) - (a2 * y);
            between = (float)y.ToScalar();
            if (i > 0)
            {
                samples[i - 1] = (float)y.GetElement(1);
            }
        }
    }

    /// <summary>The coefficients of one section; its third numerator coefficient equals the first.</summary>
    private readonly record struct Section(double B0, double B1, double A1, double A2);
}
