using System.Buffers;
using System.Numerics.Tensors;
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

        int total = checked(options.FftSize + (options.HopLength * (frames - 1)));
        float[] result = new float[length ?? Math.Max(0, total - (2 * pad))];
        double[] rented = ArrayPool<double>.Shared.Rent(2 * total);
        Span<double> sum = rented.AsSpan(0, total), weight = rented.AsSpan(total, total);
        sum.Clear();
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

        SumSquaredWindows(plan, frames, weight);
        int count = Math.Min(result.Length, sum.Length - pad);
        for (int n = 0; n < count; n++)
        {
            double w = weight[n + pad];
            result[n] = (float)(w > Tiny ? sum[n + pad] / w : sum[n + pad]);
        }

        ArrayPool<double>.Shared.Return(rented);
        return result;
    }

    private static void SumSquaredWindows(SpectrumPlan plan, int frames, Span<double> sum)
    {
        sum.Clear();
        ReadOnlySpan<double> window = plan.Window;
        for (int frame = 0; frame < frames; frame++)
        {
            Span<double> part = sum.Slice(frame * plan.Options.HopLength, window.Length);
            TensorPrimitives.MultiplyAdd(window, window, part, part);
        }
    }

    private static void AddTo(ReadOnlySpan<double> values, Span<double> sum) => TensorPrimitives.Add(sum, values, sum);

    private static void Accumulate<T>(SpectrumPlan plan, ComplexSpectrogram spectrogram, int frames, Span<double> sum)
        where T : struct, ILanes<T, double>
    {
        RealFft fft = plan.Fft;
        SpectrumWorkspace workspace = plan.Rent();
        int bins = fft.BinCount;
        double[] rented = ArrayPool<double>.Shared.Rent(fft.Length * (T.Count + 1));
        Span<double> window = rented.AsSpan(0, fft.Length), samples = rented.AsSpan(fft.Length, fft.Length * T.Count);
        TensorPrimitives.Divide(plan.Window, fft.Length, window);

        // Behind the rows of the transform lie those of the spectra.
        ref double binsReal = ref Unsafe.Add(ref workspace.Real.First, fft.Rows * T.Count);
        ref double binsImaginary = ref Unsafe.Add(ref workspace.Imaginary.First, fft.Rows * T.Count);
        for (int first = 0; first < frames; first += T.Count)
        {
            int count = Math.Min(T.Count, frames - first);
            if (count == T.Count)
            {
                LaneTranspose.ToLanes(ref spectrogram.Real(first)[0], bins, T.Count, bins, ref binsReal);
                LaneTranspose.ToLanes(ref spectrogram.Imaginary(first)[0], bins, T.Count, bins, ref binsImaginary);
            }
            else
            {
                // The last frames, one by one; the lanes left over keep what an earlier batch put there.
                for (int at = 0; at < bins * count; at++)
                {
                    int lane = at / bins, k = at % bins;
                    Unsafe.Add(ref binsReal, (k * T.Count) + lane) = spectrogram.Real(first + lane)[k];
                    Unsafe.Add(ref binsImaginary, (k * T.Count) + lane) = spectrogram.Imaginary(first + lane)[k];
                }
            }

            RealSpectrum.Merge<T>(fft, ref binsReal, ref binsImaginary, ref workspace.Real.First, ref workspace.Imaginary.First);

            // Real and imaginary parts swapped: the forward transform then runs backwards.
            fft.Transform<T>(
                ref workspace.Imaginary.First, ref workspace.Real.First, ref workspace.ScratchImaginary.First, ref workspace.ScratchReal.First);
            Weigh<T>(fft, window, ref workspace.Real.First, ref workspace.Imaginary.First, ref binsReal);
            LaneTranspose.FromLanes(ref binsReal, T.Count, fft.Length, ref samples[0], fft.Length);
            for (int lane = 0; lane < count; lane++)
            {
                AddTo(samples.Slice(lane * fft.Length, fft.Length), sum.Slice((first + lane) * plan.Options.HopLength, fft.Length));
            }
        }

        ArrayPool<double>.Shared.Return(rented);
        plan.Return(workspace);
    }

    // Puts the samples in order and multiplies them by the window.
    private static void Weigh<T>(RealFft fft, ReadOnlySpan<double> window, ref double real, ref double imaginary, ref double samples)
        where T : struct, ILanes<T, double>
    {
        for (int n = 0; n < fft.Rows; n++)
        {
            nuint from = (nuint)(fft.Order[n] * T.Count);
            if (fft.IsHalved)
            {
                (T.Load(ref real, from) * T.Create(window[2 * n])).Store(ref samples, (nuint)(2 * n * T.Count));
                (T.Load(ref imaginary, from) * T.Create(window[(2 * n) + 1])).Store(ref samples, (nuint)(((2 * n) + 1) * T.Count));
            }
            else
            {
                (T.Load(ref real, from) * T.Create(window[n])).Store(ref samples, (nuint)(n * T.Count));
            }
        }
    }
}
