using System.Numerics.Tensors;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio;

/// <summary>
/// Tells much of music, as a telephone plays it to who waits, from voices: the lines of instruments stay where they are from note to note, and
/// there are no pauses. A voice's lines move, and its level falls between syllables; the livelier the level, the steadier the lines have to be.
/// </summary>
/// <remarks>The idea of looking for lines that stay is that of continuous frequency activation (Seyerlehner et al., DAFx 2007).</remarks>
internal static class SteadyMusic
{
    // What is said before and behind a held word tells that it is one.
    private const double MarginSeconds = 1.5;

    private const double LowestHertz = 100;

    // A voice's tenth harmonic moves as much when its pitch moves by 10 Hz in a second.
    private const double MovedHertz = 4;

    // Of the loudest spectrum's power (25 dB): what is fainter is a pause, or a room.
    private const double LoudShare = 0.00316;

    // In 16 ms, about the shortest time in which a level can fall and be heard.
    private const int BlockSamples = 32;
    private const double LeastPower = 1e-14;

    private const double LeastShare = 0.5;
    private const double ShareOfDecibel = 1 / 60.0;

    /// <summary>Tells whether music is all that is loud in and around a segment.</summary>
    /// <param name="signal">The sound, finite; below 2 kHz nothing is found.</param>
    /// <param name="segment">What was taken for speech in it.</param>
    public static bool Fills(AudioSignal signal, SpeechSegment segment) =>
        LineSpectra.Around(signal, segment, MarginSeconds) is { } spectra && Fills(spectra);

    /// <summary>Tells whether music is all that is loud in a stretch of sound.</summary>
    /// <param name="spectra">The stretch's spectra.</param>
    public static bool Fills(LineSpectra spectra)
    {
        double least = LeastShare + (LevelRange(spectra.Samples) * ShareOfDecibel);

        // Of most speech the level says enough.
        return least < 1 && SteadyShare(spectra) > least;
    }

    /// <summary>Gets the share of the loud spectra's power that lies in lines which were there 32 ms before.</summary>
    /// <returns>From 0 to about 1, as lines that touch count the bin between them twice.</returns>
    private static double SteadyShare(LineSpectra spectra)
    {
        int lowest = spectra.BinAt(LowestHertz);
        double[] powers = [.. Enumerable.Range(0, spectra.Count).Select(index => TensorPrimitives.Sum(spectra.Power(index)[lowest..^1]))];
        double loud = LoudShare * powers.Max(), shares = 0;
        int count = 0;
        List<double> earlier = [], lines = [];
        for (int i = 0; i < spectra.Count; i++)
        {
            (earlier, lines) = (lines, earlier);
            double steady = Follow(spectra, i, lowest, earlier, lines);
            if (powers[i] > loud)
            {
                shares += steady / powers[i];
                count++;
            }
        }

        return count == 0 ? 0 : shares / count;
    }

    /// <summary>Gets by how much the level falls, in decibels: from that of the loudest tenth of the stretch to that of the faintest.</summary>
    private static double LevelRange(ReadOnlySpan<float> samples)
    {
        double[] powers = new double[samples.Length / BlockSamples];
        for (int i = 0; i < powers.Length; i++)
        {
            powers[i] = TensorPrimitives.SumOfSquares(samples.Slice(i * BlockSamples, BlockSamples)) / BlockSamples;
        }

        Array.Sort(powers);
        return 10 * Math.Log10((powers[(int)(0.9 * powers.Length)] + LeastPower) / (powers[(int)(0.1 * powers.Length)] + LeastPower));
    }

    // Collects a spectrum's lines from low to high, and gives the power of those that an earlier one lies near.
    private static double Follow(LineSpectra spectra, int index, int lowest, List<double> earlier, List<double> lines)
    {
        ReadOnlySpan<float> power = spectra.Power(index);
        double steady = 0;
        int near = 0;
        lines.Clear();
        for (int bin = lowest; bin < PowerSpectrum256.Bins - 1; bin++)
        {
            if (power[bin] <= power[bin - 1] || power[bin] < power[bin + 1] || power[bin - 1] <= 0 || power[bin + 1] <= 0)
            {
                continue;
            }

            double hertz = spectra.Hertz(power, bin);
            lines.Add(hertz);
            while (near < earlier.Count && earlier[near] <= hertz - MovedHertz)
            {
                near++;
            }

            if (near < earlier.Count && earlier[near] < hertz + MovedHertz)
            {
                steady += power[bin - 1] + power[bin] + power[bin + 1];
            }
        }

        return steady;
    }
}
