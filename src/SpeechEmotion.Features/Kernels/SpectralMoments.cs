using System.Numerics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>The sum, mean bin and spread of each frame's spectrum, in double precision.</summary>
internal static class SpectralMoments
{
    // A frame whose sum is below the smallest normal single is silent: librosa leaves it unnormalised, and all its moments are 0.
    private const double Silence = 1.17549435e-38;

    /// <summary>Computes for each lane Σ S, Σ k·S / Σ S and √(Σ (k − mean)²·S / Σ S) over the bins k.</summary>
    /// <param name="spectrum">Bin-major, <see cref="SpectrumBlock.Lanes"/> lanes a bin.</param>
    /// <param name="means">Receives the mean bin of each lane; 0 for silence.</param>
    /// <param name="spreads">Receives the standard deviation in bins of each lane; 0 for silence.</param>
    public static void Run(ReadOnlySpan<float> spectrum, Span<double> means, Span<double> spreads)
    {
        for (int lane = 0; lane < SpectrumBlock.Lanes; lane += Vector<float>.Count)
        {
            Vector<double> sumLow = default, sumHigh = default, firstLow = default, firstHigh = default, secondLow = default, secondHigh = default;
            double bin = 0;
            for (int at = lane; at < spectrum.Length; at += SpectrumBlock.Lanes, bin++)
            {
                Vector.Widen(new Vector<float>(spectrum[at..]), out Vector<double> low, out Vector<double> high);
                sumLow += low;
                sumHigh += high;
                low *= bin;
                high *= bin;
                firstLow += low;
                firstHigh += high;
                secondLow += low * bin;
                secondHigh += high * bin;
            }

            Finish(sumLow, firstLow, secondLow, means[lane..], spreads[lane..]);
            Finish(sumHigh, firstHigh, secondHigh, means[(lane + Vector<double>.Count)..], spreads[(lane + Vector<double>.Count)..]);
        }
    }

    private static void Finish(Vector<double> sum, Vector<double> first, Vector<double> second, Span<double> means, Span<double> spreads)
    {
        for (int i = 0; i < Vector<double>.Count; i++)
        {
            bool isSilent = sum[i] < Silence;
            means[i] = isSilent ? 0 : first[i] / sum[i];

            // Rounding can leave a hair below 0 for a single bin.
            spreads[i] = isSilent ? 0 : Math.Sqrt(Math.Max(0, (second[i] / sum[i]) - (means[i] * means[i])));
        }
    }
}
