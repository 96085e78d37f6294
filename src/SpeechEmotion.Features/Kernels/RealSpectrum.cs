using System.Runtime.CompilerServices;

namespace SpeechEmotion.Features.Kernels;

/// <summary>
/// Takes the spectra of real frames out of the complex transform of <see cref="RealFft"/>. For halved frames the results are
/// twice the spectrum: the callers' windows hold the factor ½.
/// </summary>
internal static class RealSpectrum
{
    // Smaller powers would be denormal in single precision, where arithmetic is slow; they are 380 dB below full scale.
    private const double SmallestPower = 1.17549435e-38;

    /// <summary>Writes |X|² in single precision: bin k goes to <c>power[k * stride]</c> and the lanes after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Power<T>(RealFft fft, ref double real, ref double imaginary, ref float power, int stride)
        where T : struct, ILanes<T, double>
    {
        if (!fft.IsHalved)
        {
            for (int k = 0; k < fft.BinCount; k++)
            {
                nuint at = (nuint)(fft.Order[k] * T.Count);
                StorePower(T.Load(ref real, at), T.Load(ref imaginary, at), ref power, (nuint)(k * stride));
            }

            return;
        }

        int rows = fft.Rows;
        T r = T.Load(ref real, 0), i = T.Load(ref imaginary, 0);
        T zero = default;
        StorePower(r + i + (r + i), zero, ref power, 0);
        StorePower(r - i + (r - i), zero, ref power, (nuint)(rows * stride));
        ref int order = ref fft.Order[0];
        ref double twiddle = ref fft.Twiddles[0];
        for (int k = 1; k <= rows / 2; k++)
        {
            Separate<T>(ref real, ref imaginary, Unsafe.Add(ref order, k), Unsafe.Add(ref order, rows - k), ref Unsafe.Add(ref twiddle, 2 * k),
                out T evenR, out T evenI, out T oddR, out T oddI);
            StorePower(evenR + oddR, evenI + oddI, ref power, (nuint)(k * stride));
            StorePower(evenR - oddR, evenI - oddI, ref power, (nuint)((rows - k) * stride));
        }
    }

    /// <summary>Writes X: bin k goes to row k of the outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Complex<T>(RealFft fft, ref double real, ref double imaginary, ref double outReal, ref double outImaginary)
        where T : struct, ILanes<T, double>
    {
        int lanes = T.Count;
        if (!fft.IsHalved)
        {
            for (int k = 0; k < fft.BinCount; k++)
            {
                nuint at = (nuint)(fft.Order[k] * lanes);
                T.Load(ref real, at).Store(ref outReal, (nuint)(k * lanes));
                T.Load(ref imaginary, at).Store(ref outImaginary, (nuint)(k * lanes));
            }

            return;
        }

        int rows = fft.Rows;
        T r = T.Load(ref real, 0), i = T.Load(ref imaginary, 0);
        T zero = default;
        (r + i + (r + i)).Store(ref outReal, 0);
        (r - i + (r - i)).Store(ref outReal, (nuint)(rows * lanes));
        zero.Store(ref outImaginary, 0);
        zero.Store(ref outImaginary, (nuint)(rows * lanes));
        for (int k = 1; k <= rows / 2; k++)
        {
            Separate<T>(ref real, ref imaginary, fft.Order[k], fft.Order[rows - k], ref fft.Twiddles[2 * k],
                out T evenR, out T evenI, out T oddR, out T oddI);
            (evenR - oddR).Store(ref outReal, (nuint)((rows - k) * lanes));
            (oddI - evenI).Store(ref outImaginary, (nuint)((rows - k) * lanes));
            (evenR + oddR).Store(ref outReal, (nuint)(k * lanes));
            (evenI + oddI).Store(ref outImaginary, (nuint)(k * lanes));
        }
    }

    /// <summary>The way back: merges spectra into the complex spectrum of even + i odd samples, times two where frames are halved.</summary>
    /// <remarks>The imaginary parts of bin 0 and, for even lengths, of the last bin do not count.</remarks>
    public static void Merge<T>(RealFft fft, ref double binsReal, ref double binsImaginary, ref double real, ref double imaginary)
        where T : struct, ILanes<T, double>
    {
        int lanes = T.Count;
        T zero = default;
        for (int k = 0; k < fft.Rows; k++)
        {
            bool isLow = fft.IsHalved ? k <= fft.Rows / 2 : k < fft.BinCount;
            int mirror = fft.IsHalved ? fft.Rows - k : fft.Length - k;
            nuint at = (nuint)(k * lanes), mirrored = (nuint)(mirror * lanes);
            if (!fft.IsHalved)
            {
                T.Load(ref binsReal, isLow ? at : mirrored).Store(ref real, at);
                (k == 0 ? zero : isLow ? T.Load(ref binsImaginary, at) : -T.Load(ref binsImaginary, mirrored)).Store(ref imaginary, at);
                continue;
            }

            // exp(+2πik/N) of the second half of the bins follows from that of the first.
            int twiddle = 2 * (isLow ? k : mirror);
            T cos = T.Create(isLow ? fft.Twiddles[twiddle] : -fft.Twiddles[twiddle]), sin = T.Create(-fft.Twiddles[twiddle + 1]);
            T ar = T.Load(ref binsReal, at), br = T.Load(ref binsReal, mirrored);
            T ai = k == 0 ? zero : T.Load(ref binsImaginary, at), bi = k == 0 ? zero : T.Load(ref binsImaginary, mirrored);
            T r = ar - br, i = ai + bi;
            (ar + br - T.MultiplyAdd(r, sin, i * cos)).Store(ref real, at);
            (ai - bi + T.MultiplyAdd(r, cos, -i * sin)).Store(ref imaginary, at);
        }
    }

    // With Z the transform of even + i odd samples: 2 even = Z[k] + conj Z[n−k], 2 odd = −i (Z[k] − conj Z[n−k]), rotated by exp(−2πik/N).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Separate<T>(
        ref double real, ref double imaginary, int low, int high, ref double twiddle, out T evenR, out T evenI, out T oddR, out T oddI)
        where T : struct, ILanes<T, double>
    {
        nuint atLow = (nuint)(low * T.Count), atHigh = (nuint)(high * T.Count);
        T ar = T.Load(ref real, atLow), ai = T.Load(ref imaginary, atLow);
        T br = T.Load(ref real, atHigh), bi = T.Load(ref imaginary, atHigh);
        T wr = T.Create(twiddle), wi = T.Create(Unsafe.Add(ref twiddle, 1));
        evenR = ar + br;
        evenI = ai - bi;
        T r = ai + bi, i = br - ar;
        oddR = T.MultiplyAdd(-i, wi, r * wr);
        oddI = T.MultiplyAdd(i, wr, r * wi);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePower<T>(T real, T imaginary, ref float power, nuint at)
        where T : struct, ILanes<T, double> =>
        T.ZeroBelow(T.MultiplyAdd(real, real, imaginary * imaginary), T.Create(SmallestPower)).StoreSingle(ref power, at);
}
