namespace SpeechEmotion.Features.Kernels;

/// <summary>A filter bank in which each filter touches a run of neighbouring bins.</summary>
/// <param name="starts">The first bin of each band.</param>
/// <param name="offsets">Where each band's weights begin, and where the last one's end.</param>
/// <param name="weights">The weights of all bands, one after the other.</param>
internal sealed class BandWeights(int[] starts, int[] offsets, float[] weights)
{
    /// <summary>Gets the number of bands.</summary>
    public int Count => starts.Length;

    /// <summary>Gets the first bin of a band.</summary>
    public int Start(int band) => starts[band];

    /// <summary>Gets the weights of a band.</summary>
    public ReadOnlySpan<float> Weights(int band) => weights.AsSpan(offsets[band]..offsets[band + 1]);

    /// <summary>Builds the triangles of a mel bank, rounded to single precision where librosa's <c>filters.mel</c> rounds.</summary>
    public static BandWeights Create(MelBank bank)
    {
        int bins = (bank.FftSize / 2) + 1;
        double[] edges = MelScale.Frequencies(bank.Bands + 2, bank.MinFrequency, bank.MaxFrequency, bank.Htk);
        double binWidth = (double)bank.SampleRate / bank.FftSize;
        int[] starts = new int[bank.Bands];
        int[] offsets = new int[bank.Bands + 1];
        List<float> weights = [];
        for (int band = 0; band < bank.Bands; band++)
        {
            double low = edges[band], centre = edges[band + 1], high = edges[band + 2];
            double area = bank.Norm == MelNormalization.Slaney ? 2 / (high - low) : 1;
            int first = -1;
            // Only where the triangle can be above zero: a bank of many narrow bands would take long otherwise.
            int last = (int)Math.Min(bins - 1, Math.Ceiling(high / binWidth));
            for (int k = (int)Math.Max(0, Math.Floor(low / binWidth)); k <= last; k++)
            {
                double frequency = k * binWidth;
                float weight = (float)Math.Max(0, Math.Min((frequency - low) / (centre - low), (high - frequency) / (high - centre)));
                if (weight > 0)
                {
                    first = first < 0 ? k : first;
                    weights.Add((float)(weight * area));
                }
            }

            starts[band] = Math.Max(0, first);
            offsets[band + 1] = weights.Count;
        }

        return new BandWeights(starts, offsets, [.. weights]);
    }
}
