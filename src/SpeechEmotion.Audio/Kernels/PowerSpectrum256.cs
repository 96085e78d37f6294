using System.Runtime.CompilerServices;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>
/// The power spectrum of 256 samples under a Hann window: a complex transform of half the length, split into the real one.
/// </summary>
/// <remarks>
/// Small and scalar on purpose: voice activity needs a few dozen of these for a clip, and this package stays below the feature kernels.
/// </remarks>
internal sealed class PowerSpectrum256
{
    /// <summary>The number of samples.</summary>
    public const int Length = 256;

    /// <summary>The number of bins, 0 to half the sample rate.</summary>
    public const int Bins = (Length / 2) + 1;

    private const int Half = Length / 2;

    private readonly float[] _window = new float[Length];
    private readonly float[] _cosine = new float[Half];
    private readonly float[] _sine = new float[Half];
    private readonly int[] _order = new int[Half];
    private readonly float[] _real = new float[Half];
    private readonly float[] _imaginary = new float[Half];

    public PowerSpectrum256()
    {
        for (int i = 0; i < Length; i++)
        {
            _window[i] = (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Length)));
        }

        for (int i = 0; i < Half; i++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * i / Length);
            (_sine[i], _cosine[i]) = ((float)sine, (float)cosine);
            _order[i] = (i & 1) == 0 ? _order[i / 2] / 2 : (_order[i / 2] / 2) + (Half / 2);
        }
    }

    /// <summary>Computes the power of each bin; not thread-safe, the work space is the instance's.</summary>
    /// <param name="samples"><see cref="Length"/> samples.</param>
    /// <param name="power">Receives <see cref="Bins"/> values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Compute(ReadOnlySpan<float> samples, Span<float> power)
    {
        for (int i = 0; i < Half; i++)
        {
            int from = 2 * _order[i];
            _real[i] = samples[from] * _window[from];
            _imaginary[i] = samples[from + 1] * _window[from + 1];
        }

        for (int size = 1; size < Half; size *= 2)
        {
            Butterflies(size);
        }

        // The even and odd samples' transforms are the symmetric and antisymmetric part of the packed one.
        for (int k = 0; k <= Half / 2; k++)
        {
            int mirror = (Half - k) % Half;
            float evenReal = (_real[k] + _real[mirror]) / 2, evenImaginary = (_imaginary[k] - _imaginary[mirror]) / 2;
            float oddReal = (_imaginary[k] + _imaginary[mirror]) / 2, oddImaginary = (_real[mirror] - _real[k]) / 2;
            float turnedReal = (oddReal * _cosine[k]) + (oddImaginary * _sine[k]);
            float turnedImaginary = (oddImaginary * _cosine[k]) - (oddReal * _sine[k]);
            power[k] = Square(evenReal + turnedReal, evenImaginary + turnedImaginary);
            power[Half - k] = Square(evenReal - turnedReal, evenImaginary - turnedImaginary);
        }

        static float Square(float real, float imaginary) => (real * real) + (imaginary * imaginary);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Butterflies(int size)
    {
        int stride = Length / (2 * size);
        for (int start = 0; start < Half; start += 2 * size)
        {
            for (int k = 0; k < size; k++)
            {
                int a = start + k;
                int b = a + size;
                float cosine = _cosine[k * stride], sine = _sine[k * stride];
                float real = (_real[b] * cosine) + (_imaginary[b] * sine);
                float imaginary = (_imaginary[b] * cosine) - (_real[b] * sine);
                (_real[b], _imaginary[b]) = (_real[a] - real, _imaginary[a] - imaginary);
                (_real[a], _imaginary[a]) = (_real[a] + real, _imaginary[a] + imaginary);
            }
        }
    }
}
