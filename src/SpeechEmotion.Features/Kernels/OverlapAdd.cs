using System.Runtime.CompilerServices;

namespace SpeechEmotion.Features.Kernels;

/// <summary>The inverse short-time transform: inverse transform of each frame, window, overlap-add, division by the squared windows.</summary>
internal static class OverlapAdd
{
    // librosa divides only where the summed squared window is above the smallest normal single-precision number.
    private const double Tiny = 1.17549435e-38;

    /// <summary>Gives the samples; see <see cref="Stft.Inverse"/>.</summary>
    public static float[] Run(SpectrumPlan plan, ComplexSpectrogram spectrogram, int? length)
    {
        StftOptions options = plan.Options;
        int pad = options.Center ? options.FftSize / 2 : 0;
        int frames = spectrogram.FrameCount;
        if (length is { } wanted)
        {
            // Frames that begin after the wanted end are not used.
            long needed = (wanted + (2L * pad) + options.HopLength - 1) / options.HopLength;
            frames = (int)Math.Min(frames, Math.Max(1, needed));
        }

        double[] sum = new double[checked(options.FftSize + (options.HopLength * (frames - 1)))];
        switch (SpectrumPlan.BatchLanes)
        {
            case 8:
                Accumulate<Lanes512<double>>(plan, spectrogram, frames, sum);
                break;
            case 4:
                Accumulate<Lanes256<double>>(plan, spectrogram, frames, sum);
                break;
            case 2:
                Accumulate<Lanes128<double>>(plan, spectrogram, frames, sum);
                break;
            default:
                Accumulate<Lanes1<double>>(plan, spectrogram, frames, sum);
                break;
        }

        double[] weight = SquaredWindows(plan, frames, sum.Length);
        float[] result = new float[length ?? Math.Max(0, sum.Length - (2 * pad))];
        int count = Math.Min(result.Length, sum.Length - pad);
        for (int n = 0; n < count; n++)
        {
            double w = weight[n + pad];
            result[n] = (float)(w > Tiny ? sum[n + pad] / w : sum[n + pad]);
        }

        return result;
    }

    private static double[] SquaredWindows(SpectrumPlan plan, int frames, int length)
    {
        double[] sum = new double[length];
        double[] squares = Array.ConvertAll(plan.Window, w => w * w);
        for (int frame = 0; frame < frames; frame++)
        {
            AddTo(squares, sum.AsSpan(frame * plan.Options.HopLength, squares.Length));
        }

        return sum;
    }

    private static void AddTo(ReadOnlySpan<double> values, Span<double> sum) => System.Numerics.Tensors.TensorPrimitives.Add(sum, values, sum);

    private static void Accumulate<T>(SpectrumPlan plan, ComplexSpectrogram spectrogram, int frames, double[] sum)
        where T : struct, ILanes<T, double>
    {
        RealFft fft = plan.Fft;
        SpectrumWorkspace workspace = plan.Rent();
        double[] samples = new double[fft.Length];
        for (int first = 0; first < frames; first += T.Count)
        {
            int count = Math.Min(T.Count, frames - first);
            for (int lane = 0; lane < count; lane++)
            {
                Merge(fft, spectrogram.Real(first + lane), spectrogram.Imaginary(first + lane), workspace, T.Count, lane);
            }

            // Real and imaginary parts swapped: the forward transform then runs backwards.
            fft.Transform<T>(
                ref workspace.Imaginary.First, ref workspace.Real.First, ref workspace.ScratchImaginary.First, ref workspace.ScratchReal.First);
            for (int lane = 0; lane < count; lane++)
            {
                TakeSamples(plan, workspace, T.Count, lane, samples);
                AddTo(samples, sum.AsSpan((first + lane) * plan.Options.HopLength, samples.Length));
            }
        }

        plan.Return(workspace);
    }

    // The reverse of RealSpectrum: even and odd samples' spectra merged into one of half the length.
    private static void Merge(
        RealFft fft, ReadOnlySpan<double> real, ReadOnlySpan<double> imaginary, SpectrumWorkspace workspace, int lanes, int lane)
    {
        ref double outReal = ref Unsafe.Add(ref workspace.Real.First, lane);
        ref double outImaginary = ref Unsafe.Add(ref workspace.Imaginary.First, lane);
        int length = fft.Length;
        for (int k = 0; k < fft.Rows; k++)
        {
            // The bins above Nyquist mirror those below; the imaginary parts of bin 0 and of the Nyquist bin do not count.
            int mirrored = fft.IsHalved ? fft.Rows - k : length - k;
            if (!fft.IsHalved)
            {
                bool isLow = k < real.Length;
                Unsafe.Add(ref outReal, k * lanes) = real[isLow ? k : mirrored];
                Unsafe.Add(ref outImaginary, k * lanes) = k == 0 ? 0 : isLow ? imaginary[k] : -imaginary[mirrored];
                continue;
            }

            double imaginaryLow = k == 0 ? 0 : imaginary[k];
            double imaginaryHigh = k == 0 ? 0 : imaginary[mirrored];
            double evenR = real[k] + real[mirrored], evenI = imaginaryLow - imaginaryHigh;
            double r = real[k] - real[mirrored], i = imaginaryLow + imaginaryHigh;

            // exp(+2πik/N) of the second half follows from that of the first.
            bool isFirstHalf = k <= fft.Rows / 2;
            int at = 2 * (isFirstHalf ? k : mirrored);
            double cos = isFirstHalf ? fft.Twiddles[at] : -fft.Twiddles[at];
            double sin = -fft.Twiddles[at + 1];
            double oddR = (r * cos) - (i * sin), oddI = (r * sin) + (i * cos);
            Unsafe.Add(ref outReal, k * lanes) = evenR - oddI;
            Unsafe.Add(ref outImaginary, k * lanes) = evenI + oddR;
        }
    }

    private static void TakeSamples(SpectrumPlan plan, SpectrumWorkspace workspace, int lanes, int lane, double[] samples)
    {
        RealFft fft = plan.Fft;
        ref double real = ref Unsafe.Add(ref workspace.Real.First, lane);
        ref double imaginary = ref Unsafe.Add(ref workspace.Imaginary.First, lane);
        double scale = 1.0 / fft.Length;
        for (int n = 0; n < fft.Rows; n++)
        {
            int row = fft.Order[n] * lanes;
            if (fft.IsHalved)
            {
                samples[2 * n] = Unsafe.Add(ref real, row) * scale * plan.Window[2 * n];
                samples[(2 * n) + 1] = Unsafe.Add(ref imaginary, row) * scale * plan.Window[(2 * n) + 1];
            }
            else
            {
                samples[n] = Unsafe.Add(ref real, row) * scale * plan.Window[n];
            }
        }
    }
}
