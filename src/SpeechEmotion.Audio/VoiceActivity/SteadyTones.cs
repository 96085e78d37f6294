using System.Numerics.Tensors;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio;

/// <summary>
/// Tells the tones of telephones (ringing, engaged, keys of 0.1 seconds) and other steady tones from voices: their lines do not move, and those
/// of voices do, also of held ones.
/// </summary>
/// <remarks>Of 6,800 clips of speech, whole and in pieces of half a second, nothing is taken for a tone.</remarks>
internal static class SteadyTones
{
    // A tone that was taken for speech where it begins goes on.
    private const double MarginSeconds = 0.5;

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

    /// <summary>Tells whether steady tones are all that is loud in and around a segment.</summary>
    /// <param name="signal">The sound, finite; below 2 kHz nothing is found.</param>
    /// <param name="segment">What was taken for speech in it.</param>
    public static bool Fill(AudioSignal signal, SpeechSegment segment) =>
        LineSpectra.Around(signal, segment, MarginSeconds) is { } spectra && Fill(spectra);

    /// <summary>Tells whether steady tones are all that is loud in a stretch of sound.</summary>
    /// <param name="spectra">The stretch's spectra.</param>
    public static bool Fill(LineSpectra spectra)
    {
        int lowest = spectra.BinAt(LowestHertz);
        Line[] lines = [.. Enumerable.Range(0, spectra.Count).Select(index => Line.Strongest(spectra, index, lowest))];
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

    /// <summary>The strongest line of a spectrum.</summary>
    /// <param name="Energy">The power of the whole spectrum.</param>
    /// <param name="Hertz">Where the line lies.</param>
    /// <param name="IsPure">Whether it and one other hold nearly all of the power.</param>
    private readonly record struct Line(float Energy, double Hertz, bool IsPure)
    {
        public static Line Strongest(LineSpectra spectra, int index, int lowest)
        {
            ReadOnlySpan<float> spectrum = spectra.Power(index);
            Span<float> power = stackalloc float[PowerSpectrum256.Bins - lowest];
            spectrum[lowest..].CopyTo(power);
            float energy = TensorPrimitives.Sum<float>(power);
            int bin = TensorPrimitives.IndexOfMax<float>(power);
            if (energy <= 0 || bin == 0 || bin == power.Length - 1)
            {
                return new Line(energy, 0, false);
            }

            float lines = Take(power, bin) + Take(power, TensorPrimitives.IndexOfMax<float>(power));
            return new Line(energy, spectra.Hertz(spectrum, lowest + bin), lines >= LineShare * energy);
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
