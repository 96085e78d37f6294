using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features.Tests.Kernels;

/// <summary>The transforms against the defining sum, at powers of two and all other lengths.</summary>
public sealed class FourierKernelTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(2, 128), 200, 250, 255, 256, 400, 441, 512, 640, 1000, 1024, 2048];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void RealFft_AnyLength_EqualsDefinition(int length)
    {
        float[] x = KernelLengths.Noise(length + 7, seed: length);
        double[] window = [.. KernelLengths.Noise(length, seed: length + 1).Select(v => (double)v)];
        (double Real, double Imaginary)[] expected = Definition(x, window);
        Check<Lanes512<double>>(x, window, expected);
        Check<Lanes256<double>>(x, window, expected);
        Check<Lanes128<double>>(x, window, expected);
        Check<Lanes1<double>>(x, window, expected);
    }

    // Lane i is a frame that starts i samples later; its spectrum is checked in lane 0 and, through the power, in the last lane.
    private static void Check<T>(float[] x, double[] window, (double Real, double Imaginary)[] expected)
        where T : struct, ILanes<T, double>
    {
        RealFft fft = new(window.Length);
        double scale = fft.IsHalved ? 0.5 : 1;
        double[] real = new double[fft.Rows * T.Count], imaginary = new double[fft.Rows * T.Count];
        double[] scratchReal = new double[Math.Max(1, fft.ScratchRows * T.Count)], scratchImaginary = new double[scratchReal.Length];
        double[] outReal = new double[fft.BinCount * T.Count], outImaginary = new double[fft.BinCount * T.Count];
        float[] power = new float[fft.BinCount * T.Count];
        FrameLoader.Load<T>(in x[0], 1, Array.ConvertAll(window, w => w * scale), fft.IsHalved, ref real[0], ref imaginary[0]);
        fft.Transform<T>(ref real[0], ref imaginary[0], ref scratchReal[0], ref scratchImaginary[0]);
        RealSpectrum.Complex<T>(fft, ref real[0], ref imaginary[0], ref outReal[0], ref outImaginary[0]);
        RealSpectrum.Power<T>(fft, ref real[0], ref imaginary[0], ref power[0], T.Count);

        (double Real, double Imaginary)[] last = Definition(x[(T.Count - 1)..], window);
        double tolerance = 1e-13 * window.Length;
        for (int k = 0; k < fft.BinCount; k++)
        {
            Assert.Equal(expected[k].Real, outReal[k * T.Count], tolerance);
            Assert.Equal(expected[k].Imaginary, outImaginary[k * T.Count], tolerance);
            double expectedPower = (last[k].Real * last[k].Real) + (last[k].Imaginary * last[k].Imaginary);
            Assert.Equal(expectedPower, power[(k * T.Count) + T.Count - 1], 1e-6 * (1e-6 + expectedPower));
        }

        // And back again.
        RealSpectrum.Merge<T>(fft, ref outReal[0], ref outImaginary[0], ref real[0], ref imaginary[0]);
        fft.Transform<T>(ref imaginary[0], ref real[0], ref scratchImaginary[0], ref scratchReal[0]);
        for (int n = 0; n < window.Length; n++)
        {
            int row = fft.Order[fft.IsHalved ? n / 2 : n] * T.Count;
            double sample = (fft.IsHalved && n % 2 == 1 ? imaginary[row] : real[row]) / window.Length;
            Assert.Equal(x[n] * window[n], sample, 1e-12);
        }
    }

    private static (double Real, double Imaginary)[] Definition(float[] x, double[] window)
    {
        int length = window.Length;
        (double, double)[] result = new (double, double)[(length / 2) + 1];
        for (int k = 0; k < result.Length; k++)
        {
            double real = 0, imaginary = 0;
            for (int n = 0; n < length; n++)
            {
                (double sin, double cos) = Math.SinCos(-2 * Math.PI * ((long)k * n % length) / length);
                real += x[n] * window[n] * cos;
                imaginary += x[n] * window[n] * sin;
            }

            result[k] = (real, imaginary);
        }

        return result;
    }
}
