namespace SpeechEmotion.Features.Kernels;

/// <summary>One band of the spectral contrast: its bins, and how many extremes of them are averaged.</summary>
internal readonly record struct ContrastBand(int FirstBin, int BinCount, int ExtremeCount)
{
    /// <summary>
    /// Lays out librosa's bands: 0 to <paramref name="minFrequency"/>, then octaves. Both edges belong to a band, each but the first
    /// also takes the bin below, the last goes up to Nyquist, all others then drop their top bin. The number of extremes is the
    /// quantile of the bins before the drop, rounded half to even, at least 1.
    /// </summary>
    public static ContrastBand[] Layout(int sampleRate, int fftSize, double minFrequency, int octaves, double quantile)
    {
        int bins = (fftSize / 2) + 1;
        double hertzPerBin = (double)sampleRate / fftSize;
        ContrastBand[] bands = new ContrastBand[octaves + 1];
        for (int band = 0; band <= octaves; band++)
        {
            double lowEdge = band == 0 ? 0 : minFrequency * Math.Pow(2, band - 1);
            int first = (int)Math.Ceiling(lowEdge / hertzPerBin) - (band == 0 ? 0 : 1);
            int last = band == octaves ? bins - 1 : Math.Min(bins - 1, (int)Math.Floor(minFrequency * Math.Pow(2, band) / hertzPerBin));
            int count = last - first + 1;
            int extremes = Math.Max(1, (int)Math.Round(quantile * count));
            bands[band] = new ContrastBand(first, band == octaves ? count : count - 1, extremes);
        }

        return bands;
    }
}
