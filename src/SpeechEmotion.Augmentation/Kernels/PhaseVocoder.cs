using System.Numerics;
using SpeechEmotion.Features;

namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>Resamples a spectrogram along time with the phases carried on, as librosa's <c>phase_vocoder</c>.</summary>
/// <remarks>
/// librosa advances each bin's phase by <c>omega·hop + wrap(delta − omega·hop)</c>, where delta is the angle between two columns
/// and wrap subtracts whole turns: up to whole turns that is delta itself. So the running phase is kept here as a complex number of
/// modulus 1, multiplied by the rotation between the two columns: no angle, sine or cosine is ever computed.
/// </remarks>
internal static class PhaseVocoder
{
    /// <summary>Returns the number of output columns: those of the steps 0, rate, 2·rate … below the input's columns.</summary>
    public static int CountFrames(int inputFrames, double rate) => (int)Math.Ceiling(inputFrames / rate);

    /// <summary>Writes the columns of <paramref name="input"/>, interpolated at multiples of <paramref name="rate"/>, over the output's.</summary>
    public static void Stretch(ComplexSpectrogram input, double rate, ComplexSpectrogram output)
    {
        int bins = input.BinCount;
        PolarColumn phase = new(bins);
        PolarColumn left = new(bins);
        PolarColumn right = new(bins);
        int loaded = -2;
        for (int frame = 0; frame < output.FrameCount; frame++)
        {
            double step = frame * rate;
            int column = (int)step;
            if (column != loaded)
            {
                if (column == loaded + 1)
                {
                    (left, right) = (right, left);
                }
                else
                {
                    left.Load(input, column);
                }

                right.Load(input, column + 1);
                loaded = column;
            }

            if (frame == 0)
            {
                left.Cosine.CopyTo(phase.Cosine);
                left.Sine.CopyTo(phase.Sine);
            }

            Advance(phase, left, right, step - column, output.Real(frame), output.Imaginary(frame));
        }
    }

    /// <summary>Writes one column with the present phase and the interpolated magnitude, then turns the phase by the columns' rotation.</summary>
    private static void Advance(
        PolarColumn phase, PolarColumn left, PolarColumn right, double weight, Span<double> real, Span<double> imaginary)
    {
        Span<double> c = phase.Cosine, s = phase.Sine;
        ReadOnlySpan<double> lc = left.Cosine, ls = left.Sine, lm = left.Magnitude;
        ReadOnlySpan<double> rc = right.Cosine, rs = right.Sine, rm = right.Magnitude;
        int k = 0;
        for (; k <= c.Length - Vector<double>.Count; k += Vector<double>.Count)
        {
            Vector<double> cos = new(c[k..]);
            Vector<double> sin = new(s[k..]);
            Vector<double> magnitude = (new Vector<double>(lm[k..]) * (1 - weight)) + (new Vector<double>(rm[k..]) * weight);
            (magnitude * cos).CopyTo(real[k..]);
            (magnitude * sin).CopyTo(imaginary[k..]);

            Vector<double> leftCos = new(lc[k..]);
            Vector<double> leftSin = new(ls[k..]);
            Vector<double> rightCos = new(rc[k..]);
            Vector<double> rightSin = new(rs[k..]);
            Vector<double> turnCos = (rightCos * leftCos) + (rightSin * leftSin);
            Vector<double> turnSin = (rightSin * leftCos) - (rightCos * leftSin);
            ((cos * turnCos) - (sin * turnSin)).CopyTo(c[k..]);
            ((cos * turnSin) + (sin * turnCos)).CopyTo(s[k..]);
        }

        for (; k < c.Length; k++)
        {
            double magnitude = (lm[k] * (1 - weight)) + (rm[k] * weight);
            real[k] = magnitude * c[k];
            imaginary[k] = magnitude * s[k];
            double turnCos = (rc[k] * lc[k]) + (rs[k] * ls[k]);
            double turnSin = (rs[k] * lc[k]) - (rc[k] * ls[k]);
            (c[k], s[k]) = ((c[k] * turnCos) - (s[k] * turnSin), (c[k] * turnSin) + (s[k] * turnCos));
        }
    }
}
