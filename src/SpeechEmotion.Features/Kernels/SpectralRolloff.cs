using System.Numerics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>The bin below which a share of each frame's spectrum lies.</summary>
internal static class SpectralRolloff
{
    /// <summary>Counts for each lane the bins whose running sum, the bin included, is below <paramref name="share"/> of the total.</summary>
    /// <param name="spectrum">Bin-major, <see cref="SpectrumBlock.Lanes"/> lanes a bin.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="bins">Receives the first bin that reaches the share; 0 for silence.</param>
    public static void Run(ReadOnlySpan<float> spectrum, double share, Span<double> bins)
    {
        int half = Vector<double>.Count;
        for (int lane = 0; lane < SpectrumBlock.Lanes; lane += Vector<float>.Count)
        {
            Vector<double> totalLow = default, totalHigh = default;
            for (int at = lane; at < spectrum.Length; at += SpectrumBlock.Lanes)
            {
                Vector.Widen(new Vector<float>(spectrum[at..]), out Vector<double> low, out Vector<double> high);
                totalLow += low;
                totalHigh += high;
            }

            Vector<double> sumLow = default, sumHigh = default, countLow = default, countHigh = default;
            totalLow *= share;
            totalHigh *= share;
            for (int at = lane; at < spectrum.Length; at += SpectrumBlock.Lanes)
            {
                Vector.Widen(new Vector<float>(spectrum[at..]), out Vector<double> low, out Vector<double> high);
                sumLow += low;
                sumHigh += high;
                countLow += Vector.ConditionalSelect(Vector.LessThan(sumLow, totalLow), Vector<double>.One, default);
                countHigh += Vector.ConditionalSelect(Vector.LessThan(sumHigh, totalHigh), Vector<double>.One, default);
            }

            countLow.CopyTo(bins[lane..]);
            countHigh.CopyTo(bins[(lane + half)..]);
        }
    }
}
