using System.Numerics.Tensors;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio;

/// <summary>
/// Tells the tones of telephones (ringing, engaged, keys of 0.1 seconds) and other steady tones from voices: their lines do not move, and those
/// of voices do, also of held ones.
/// </summary>
/// <remarks>
/// 128 ms of sound at about 2 kHz are one spectrum, in which tones 40 Hz apart are two lines; the next begins 32 ms later. What lies above
/// 1 kHz is folded down, where a line stays one. Of 6,800 clips of speech, whole and in pieces of half a second, nothing is taken for a tone.
/// </remarks>
internal static class SteadyTones
{
    private const int Rate = 2000;
    private const int Length = PowerSpectrum256.Length;
    private const int Hop = Length / 4;

    // Below lie mains hum and its first harmonics, which are a matter of their own.
    private const double LowestHertz = 300;

    // A line under a Hann window is four bins wide.
    private const int HalfLine = 3;

    private const double LineShare = 0.8;
    private const double MovedHertz = 0.3;

    // Of the loudest spectrum: where a tone begins or ends its line is broad.
    private const float LoudShare = 0.7f;

    private const int LeastPairs = 6;
    private const double SteadyShare = 0.75;

    /// <summary>Tells whether steady tones are all that is loud in a stretch of sound.</summary>
    /// <param name="samples">The stretch, finite.</param>
    /// <param name="sampleRate">Its rate, in hertz; below 2 kHz nothing is found.</param>
    public static bool Fill(ReadOnlySpan<float> samples, int sampleRate)
    {
        int factor = sampleRate / Rate;
        int length = factor == 0 ? 0 : samples.Length / factor;
        if (length < Length + (LeastPairs * Hop))
        {
            return false;
        }

        Line[] lines = Lines(Lower(samples, factor, length), (double)sampleRate / factor);
        float loud = LoudShare * lines.Max(static line => line.Energy);
        int pairs = 0, steady = 0;
        for (int i = 1; i < lines.Length; i++)
        {
            Line earlier = lines[i - 1], later = lines[i];
            if (loud > 0 && earlier.Energy >= loud && later.Energy >= loud)
            {
                pairs++;
                steady += earlier.IsPure && later.IsPure && Math.Abs(later.Hertz - earlier.Hertz) < MovedHertz ? 1 : 0;
            }
        }

        return pairs >= LeastPairs && steady >= SteadyShare * pairs;
    }

    private static float[] Lower(ReadOnlySpan<float> samples, int factor, int length)
    {
        float[] lower = new float[length];
        for (int i = 0; i < length; i++)
        {
            float sum = 0;
            foreach (float sample in samples.Slice(i * factor, factor))
            {
                sum += sample;
            }

            lower[i] = sum / factor;
        }

        return lower;
    }

    private static Line[] Lines(ReadOnlySpan<float> samples, double rate)
    {
        PowerSpectrum256 spectrum = new();
        Span<float> power = stackalloc float[PowerSpectrum256.Bins];
        int lowest = (int)Math.Ceiling(LowestHertz * Length / rate);
        Line[] lines = new Line[((samples.Length - Length) / Hop) + 1];
        for (int i = 0; i < lines.Length; i++)
        {
            spectrum.Compute(samples.Slice(i * Hop, Length), power);
            lines[i] = Line.Strongest(power[lowest..], lowest, rate / Length);
        }

        return lines;
    }

    /// <summary>The strongest line of a spectrum.</summary>
    /// <param name="Energy">The power of the whole spectrum.</param>
    /// <param name="Hertz">Where the line lies.</param>
    /// <param name="IsPure">Whether it and one other hold nearly all of the power.</param>
    private readonly record struct Line(float Energy, double Hertz, bool IsPure)
    {
        public static Line Strongest(Span<float> power, int firstBin, double binWidth)
        {
            float energy = TensorPrimitives.Sum<float>(power);
            int bin = TensorPrimitives.IndexOfMax<float>(power);
            if (energy <= 0 || bin == 0 || bin == power.Length - 1)
            {
                return new Line(energy, 0, false);
            }

            // The top of the parabola through the logarithms of three bins.
            double left = Math.Log(power[bin - 1]), top = Math.Log(power[bin]), right = Math.Log(power[bin + 1]);
            double offset = 0.5 * (left - right) / (left - (2 * top) + right);
            float lines = Take(power, bin) + Take(power, TensorPrimitives.IndexOfMax<float>(power));
            return new Line(energy, (firstBin + bin + offset) * binWidth, lines >= LineShare * energy);
        }

        private static float Take(Span<float> power, int bin)
        {
            Span<float> line = power[Math.Max(0, bin - HalfLine)..Math.Min(power.Length, bin + HalfLine + 1)];
            float sum = TensorPrimitives.Sum<float>(line);
            line.Clear();
            return sum;
        }
    }
}
