using System.Buffers;
using System.Runtime.CompilerServices;

namespace SpeechEmotion.Features.Kernels;

/// <summary>
/// The autocorrelation of frames from their power spectra (Wiener–Khinchin). The power spectrum mirrored to full length is real and even,
/// so the forward transform serves as the inverse one, and its real part is the result, times a constant.
/// </summary>
internal static class PowerAutocorrelation
{
    /// <summary>Computes lag <c>n</c> of frame <c>i</c> into <c>correlations[n * Lanes + i]</c>.</summary>
    /// <param name="fft">The transform, of the length the spectra came from.</param>
    /// <param name="power">Bin <c>k</c> of frame <c>i</c> at <c>k * Lanes + i</c>.</param>
    /// <param name="correlations">Receives <see cref="RealFft.BinCount"/> rows.</param>
    /// <param name="frameCount">The number of frames, up to <see cref="SpectrumBlock.Lanes"/>.</param>
    public static void FromPower(RealFft fft, ReadOnlySpan<float> power, Span<double> correlations, int frameCount)
    {
        switch (SpectrumPlan.BatchLanes)
        {
            case 8:
                FromPower<Lanes512<double>>(fft, power, correlations, frameCount);
                break;
            case 4:
                FromPower<Lanes256<double>>(fft, power, correlations, frameCount);
                break;
            case 2:
                FromPower<Lanes128<double>>(fft, power, correlations, frameCount);
                break;
            default:
                FromPower<Lanes1<double>>(fft, power, correlations, frameCount);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FromPower<T>(RealFft fft, ReadOnlySpan<float> power, Span<double> correlations, int frameCount)
        where T : struct, ILanes<T, double>
    {
        int inputs = Math.Max(fft.Rows, fft.ScratchRows) * T.Count, outputs = fft.BinCount * T.Count;
        double[] rented = ArrayPool<double>.Shared.Rent((4 * inputs) + (2 * outputs));
        Span<double> real = rented.AsSpan(0, inputs), imaginary = rented.AsSpan(inputs, inputs);
        Span<double> result = rented.AsSpan(4 * inputs, outputs), unused = rented.AsSpan((4 * inputs) + outputs, outputs);
        for (int first = 0; first < frameCount; first += T.Count)
        {
            for (int n = 0; n < fft.Length; n++)
            {
                int bin = Math.Min(n, fft.Length - n);
                T value = T.LoadSingle(in power[(bin * SpectrumBlock.Lanes) + first], 0);
                Span<double> part = fft.IsHalved && n % 2 == 1 ? imaginary : real;
                value.Store(ref part[(fft.IsHalved ? n / 2 : n) * T.Count], 0);
            }

            if (!fft.IsHalved)
            {
                imaginary.Clear();
            }

            fft.Transform<T>(ref real[0], ref imaginary[0], ref rented[2 * inputs], ref rented[3 * inputs]);
            RealSpectrum.Complex<T>(fft, ref real[0], ref imaginary[0], ref result[0], ref unused[0]);
            for (int lag = 0; lag < fft.BinCount; lag++)
            {
                result.Slice(lag * T.Count, T.Count).CopyTo(correlations[((lag * SpectrumBlock.Lanes) + first)..]);
            }
        }

        ArrayPool<double>.Shared.Return(rented);
    }
}
