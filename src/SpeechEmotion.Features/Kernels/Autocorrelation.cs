using System.Runtime.CompilerServices;

namespace SpeechEmotion.Features.Kernels;

/// <summary>The autocorrelation of several frames at once, as the transform of their power spectra. Lanes are frames.</summary>
internal static class Autocorrelation
{
    /// <summary>Transforms the loaded frames, squares, and transforms back.</summary>
    /// <param name="fft">A halved transform, at least as long as a frame and the largest lag together, so that nothing wraps around.</param>
    /// <param name="workspace">Holds ½ × the samples of even index in the real and of odd index in the imaginary rows, zeros after the frames.</param>
    /// <param name="lags">The number of lags wanted, from 0.</param>
    /// <param name="result">Receives lag k of lane i at <c>k * T.Count + i</c>: Σ y[n] y[n + k].</param>
    public static void Run<T>(RealFft fft, SpectrumWorkspace workspace, int lags, Span<double> result)
        where T : struct, ILanes<T, double>
    {
        ref double real = ref workspace.Real.First;
        ref double imaginary = ref workspace.Imaginary.First;
        nuint width = (nuint)T.Count;
        nuint spectrum = (nuint)fft.Rows * width;
        Transform<T>(fft, workspace);

        // |X|² of bins 0 … N/2, put where the spectrum was; a real even sequence of N samples is then made of it.
        for (nuint k = 0; k < (nuint)fft.BinCount; k++)
        {
            nuint at = spectrum + (k * width);
            T re = T.Load(ref real, at), im = T.Load(ref imaginary, at);
            T.MultiplyAdd(re, re, im * im).Store(ref real, at);
        }

        // ½ for the separation of even and odd samples, 1/N for the inverse.
        T scale = T.Create(0.5 / fft.Length);
        for (int row = 0; row < fft.Rows; row++)
        {
            (T.Load(ref real, Bin(2 * row)) * scale).Store(ref real, (nuint)row * width);
            (T.Load(ref real, Bin((2 * row) + 1)) * scale).Store(ref imaginary, (nuint)row * width);
        }

        Transform<T>(fft, workspace);
        for (nuint i = 0; i < (nuint)lags * width; i++)
        {
            result[(int)i] = Unsafe.Add(ref real, spectrum + i);
        }

        nuint Bin(int n) => spectrum + ((nuint)(n < fft.BinCount ? n : fft.Length - n) * width);
    }

    private static void Transform<T>(RealFft fft, SpectrumWorkspace workspace)
        where T : struct, ILanes<T, double>
    {
        ref double real = ref workspace.Real.First;
        ref double imaginary = ref workspace.Imaginary.First;
        fft.Transform<T>(ref real, ref imaginary, ref workspace.ScratchReal.First, ref workspace.ScratchImaginary.First);
        nuint spectrum = (nuint)(fft.Rows * T.Count);
        RealSpectrum.Complex<T>(fft, ref real, ref imaginary, ref Unsafe.Add(ref real, spectrum), ref Unsafe.Add(ref imaginary, spectrum));
    }
}
