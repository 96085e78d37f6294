namespace SpeechEmotion.Audio.Tests.Kernels;

/// <summary>The scalar twin of <c>PowerSpectrum256</c>: the same operations one value at a time.</summary>
internal sealed class ScalarSpectrum256
{
    private const int Length = 256;
    private const int Half = Length / 2;

    private readonly float[] _window = [.. Enumerable.Range(0, Length).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Length))))];
    private readonly float[] _cosine = [.. Enumerable.Range(0, Half).Select(i => (float)Math.Cos(2 * Math.PI * i / Length))];
    private readonly float[] _sine = [.. Enumerable.Range(0, Half).Select(i => (float)Math.Sin(2 * Math.PI * i / Length))];
    private readonly float[] _real = new float[Half];
    private readonly float[] _imaginary = new float[Half];

    /// <summary>Computes the power of bins 0 to 128.</summary>
    public void Compute(ReadOnlySpan<float> samples, Span<float> power)
    {
        Load(samples);
        for (int size = 1; size < Half; size *= 2)
        {
            Butterflies(size);
        }

        Split(power);
    }

    private void Load(ReadOnlySpan<float> samples)
    {
        for (int i = 0, reversed = 0; i < Half; i++)
        {
            _real[reversed] = samples[2 * i] * _window[2 * i];
            _imaginary[reversed] = samples[(2 * i) + 1] * _window[(2 * i) + 1];

            // Counts with the carry running down instead of up.
            int bit = Half / 2;
            for (; (reversed & bit) != 0; bit /= 2)
            {
                reversed -= bit;
            }

            reversed += bit;
        }
    }

    private void Butterflies(int size)
    {
        for (int start = 0; start < Half; start += 2 * size)
        {
            for (int a = start; a < start + size; a++)
            {
                int b = a + size;
                (float real, float imaginary) = Turn(_real[b], _imaginary[b], (a - start) * Half / size);
                (_real[b], _imaginary[b]) = (_real[a] - real, _imaginary[a] - imaginary);
                (_real[a], _imaginary[a]) = (_real[a] + real, _imaginary[a] + imaginary);
            }
        }
    }

    private void Split(Span<float> power)
    {
        for (int k = 0; k <= Half / 2; k++)
        {
            int mirror = (Half - k) % Half;
            float evenReal = (_real[k] + _real[mirror]) / 2, evenImaginary = (_imaginary[k] - _imaginary[mirror]) / 2;
            (float real, float imaginary) = Turn((_imaginary[k] + _imaginary[mirror]) / 2, (_real[mirror] - _real[k]) / 2, k);
            power[k] = Square(evenReal + real, evenImaginary + imaginary);
            power[Half - k] = Square(evenReal - real, evenImaginary - imaginary);
        }

        static float Square(float real, float imaginary) => (real * real) + (imaginary * imaginary);
    }

    private (float Real, float Imaginary) Turn(float real, float imaginary, int step) =>
        ((real * _cosine[step]) + (imaginary * _sine[step]), (imaginary * _cosine[step]) - (real * _sine[step]));
}
