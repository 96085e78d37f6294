using System.Numerics.Tensors;
using SpeechEmotion.Features;

namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>One column of a spectrogram as magnitudes and directions (cosine and sine of the angle).</summary>
internal sealed class PolarColumn(int binCount)
{
    private readonly double[] _magnitude = new double[binCount];
    private readonly double[] _cosine = new double[binCount];
    private readonly double[] _sine = new double[binCount];

    public Span<double> Magnitude => _magnitude;

    public Span<double> Cosine => _cosine;

    public Span<double> Sine => _sine;

    /// <summary>Takes one column; a column past the end is silent. Silence has angle 0, as numpy's.</summary>
    public void Load(ComplexSpectrogram spectrogram, int frame)
    {
        if (frame >= spectrogram.FrameCount)
        {
            Magnitude.Clear();
            Cosine.Fill(1);
            Sine.Clear();
            return;
        }

        ReadOnlySpan<double> real = spectrogram.Real(frame);
        ReadOnlySpan<double> imaginary = spectrogram.Imaginary(frame);
        TensorPrimitives.Multiply(real, real, Magnitude);
        TensorPrimitives.MultiplyAdd(imaginary, imaginary, Magnitude, Magnitude);
        TensorPrimitives.Sqrt(Magnitude, Magnitude);
        TensorPrimitives.Divide(real, Magnitude, Cosine);
        TensorPrimitives.Divide(imaginary, Magnitude, Sine);
        for (int k = 0; k < _magnitude.Length; k++)
        {
            if (_magnitude[k] == 0)
            {
                (_cosine[k], _sine[k]) = (1, 0);
            }
        }
    }
}
