using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpeechEmotion.Features.Kernels;

/// <summary>
/// The complex transform of any length of several frames at once, as a convolution with a chirp (Bluestein 1970) done by
/// transforms of a power of two. Rows are as in <see cref="PowerOfTwoFft"/>; the output is in natural order.
/// </summary>
internal sealed class BluesteinFft
{
    private readonly PowerOfTwoFft _fft;
    private readonly double[] _chirpReal;
    private readonly double[] _chirpImaginary;
    private readonly double[] _filterReal;
    private readonly double[] _filterImaginary;

    public BluesteinFft(int length)
    {
        Length = length;
        _fft = new PowerOfTwoFft((int)BitOperations.RoundUpToPowerOf2((uint)((2 * length) - 1)));
        _chirpReal = new double[length];
        _chirpImaginary = new double[length];
        _filterReal = new double[_fft.Length];
        _filterImaginary = new double[_fft.Length];
        for (int n = 0; n < length; n++)
        {
            // n² is reduced modulo 2N before the sine, or large n would lose digits.
            (double sin, double cos) = Math.SinCos(Math.PI * ((long)n * n % (2L * length)) / length);
            _chirpReal[n] = cos;
            _chirpImaginary[n] = -sin;
            int mirrored = (_fft.Length - n) % _fft.Length;
            _filterReal[n] = _filterReal[mirrored] = cos / _fft.Length;
            _filterImaginary[n] = _filterImaginary[mirrored] = sin / _fft.Length;
        }

        _fft.Transform<Lanes1<double>>(ref _filterReal[0], ref _filterImaginary[0]);
    }

    /// <summary>Gets the number of rows of the data.</summary>
    public int Length { get; }

    /// <summary>Gets the number of rows of each half of the scratch.</summary>
    public int ScratchLength => 2 * _fft.Length;

    /// <summary>Transforms in place with exp(−2πi kn/N). Swapping the two references gives the unscaled inverse.</summary>
    public void Transform<T>(ref double real, ref double imaginary, ref double scratchReal, ref double scratchImaginary)
        where T : struct, ILanes<T, double>
    {
        int size = _fft.Length;
        nuint lanes = (nuint)T.Count;
        for (int n = 0; n < size; n++)
        {
            nuint at = (nuint)n * lanes;
            bool inside = n < Length;
            T r = inside ? T.Load(ref real, at) : default;
            T i = inside ? T.Load(ref imaginary, at) : default;
            Multiply(ref r, ref i, inside ? _chirpReal[n] : 0, inside ? _chirpImaginary[n] : 0);
            r.Store(ref scratchReal, at);
            i.Store(ref scratchImaginary, at);
        }

        _fft.Transform<T>(ref scratchReal, ref scratchImaginary);
        nuint second = (nuint)size * lanes;
        for (int k = 0; k < size; k++)
        {
            // Both spectra are digit-reversed alike; the product goes back to natural order for the inverse.
            int row = _fft.Order[k];
            T r = T.Load(ref scratchReal, (nuint)row * lanes);
            T i = T.Load(ref scratchImaginary, (nuint)row * lanes);
            Multiply(ref r, ref i, _filterReal[row], _filterImaginary[row]);
            r.Store(ref scratchReal, second + ((nuint)k * lanes));
            i.Store(ref scratchImaginary, second + ((nuint)k * lanes));
        }

        _fft.Transform<T>(
            ref Unsafe.Add(ref scratchImaginary, second),
            ref Unsafe.Add(ref scratchReal, second));
        for (int k = 0; k < Length; k++)
        {
            nuint from = second + ((nuint)_fft.Order[k] * lanes);
            T r = T.Load(ref scratchReal, from);
            T i = T.Load(ref scratchImaginary, from);
            Multiply(ref r, ref i, _chirpReal[k], _chirpImaginary[k]);
            r.Store(ref real, (nuint)k * lanes);
            i.Store(ref imaginary, (nuint)k * lanes);
        }
    }

    private static void Multiply<T>(ref T real, ref T imaginary, double byReal, double byImaginary)
        where T : struct, ILanes<T, double>
    {
        T wr = T.Create(byReal), wi = T.Create(byImaginary);
        T product = T.MultiplyAdd(-imaginary, wi, real * wr);
        imaginary = T.MultiplyAdd(imaginary, wr, real * wi);
        real = product;
    }
}
