using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features.Tests.Kernels;

/// <summary>The kernels over blocks of spectra against the formulas, one lane at a time.</summary>
public sealed class SpectralShapeTests
{
    private const int Lanes = SpectrumBlock.Lanes;

    public static TheoryData<int> BinCounts => [.. Enumerable.Range(1, 40), 129, 513, 1025];

    [Theory]
    [MemberData(nameof(BinCounts))]
    public void Moments_AnyBinCount_EqualTheScalarFormula(int bins)
    {
        float[] spectrum = RandomSpectrum(bins);
        double[] means = new double[Lanes], spreads = new double[Lanes];
        SpectralMoments.Run(spectrum, means, spreads);
        for (int lane = 0; lane < Lanes; lane++)
        {
            double[] values = Lane(spectrum, lane);
            double sum = values.Sum();
            double mean = values.Select((v, k) => k * v).Sum() / sum;
            double spread = Math.Sqrt(values.Select((v, k) => (k - mean) * (k - mean) * v).Sum() / sum);
            Assert.Equal(mean, means[lane], 1e-9 * bins);
            Assert.Equal(spread, spreads[lane], 1e-6 * bins);
        }
    }

    [Theory]
    [MemberData(nameof(BinCounts))]
    public void Rolloff_AnyBinCount_EqualsTheScalarFormula(int bins)
    {
        float[] spectrum = RandomSpectrum(bins);
        double[] found = new double[Lanes];
        SpectralRolloff.Run(spectrum, 0.85, found);
        for (int lane = 0; lane < Lanes; lane++)
        {
            double[] values = Lane(spectrum, lane);
            double share = 0.85 * values.Sum(), sum = 0;
            int bin = 0;
            while ((sum += values[bin]) < share)
            {
                bin++;
            }

            Assert.Equal(bin, found[lane]);
        }
    }

    [Theory]
    [MemberData(nameof(BinCounts))]
    public void Flatness_AnyBinCount_EqualsTheScalarFormula(int bins)
    {
        float[] spectrum = RandomSpectrum(bins);
        double[] found = new double[Lanes];
        SpectralFlatness.Run(spectrum, 0.01f, found);
        for (int lane = 0; lane < Lanes; lane++)
        {
            double[] values = [.. Lane(spectrum, lane).Select(v => Math.Max(v, 0.01f))];
            Assert.Equal(Math.Exp(values.Average(Math.Log)) / values.Average(), found[lane], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(BinCounts))]
    public void Extremes_AnyCount_EqualSortedMeans(int bins)
    {
        float[] spectrum = RandomSpectrum(bins);
        foreach (int count in new[] { 1, 2, 7, 40 }.Where(c => c <= bins))
        {
            double[] low = new double[Lanes], high = new double[Lanes];
            ExtremeMeans.Run(spectrum, count, low, high);
            for (int lane = 0; lane < Lanes; lane++)
            {
                double[] sorted = [.. Lane(spectrum, lane).Order()];
                Assert.Equal(sorted.Take(count).Average(), low[lane], 1e-7);
                Assert.Equal(sorted.TakeLast(count).Average(), high[lane], 1e-7);
            }
        }
    }

    [Fact]
    public void Kernels_Silence_GiveLibrosasValues()
    {
        float[] silence = new float[100 * Lanes];
        double[] first = new double[Lanes], second = new double[Lanes];
        SpectralMoments.Run(silence, first, second);
        Assert.All(first.Concat(second), value => Assert.Equal(0, value));
        SpectralRolloff.Run(silence, 0.85, first);
        Assert.All(first, value => Assert.Equal(0, value));
        SpectralFlatness.Run(silence, 1e-10f, first);
        Assert.All(first, value => Assert.Equal(1, value, 1e-6));
    }

    [Fact]
    public void ContrastLayout_LibrosasDefaults_HasItsBands()
    {
        // Bins are 22050 / 2048 = 10.77 Hz apart: edges at 200, 400 … 6400 Hz lie at bins 18.6, 37.2, 74.3, 148.6, 297.2, 594.4.
        ContrastBand[] bands = ContrastBand.Layout(22_050, 2048, 200, 6, 0.02);
        Assert.Equal([0, 18, 37, 74, 148, 297, 594], bands.Select(band => band.FirstBin));
        Assert.Equal([18, 19, 37, 74, 149, 297, 431], bands.Select(band => band.BinCount));
        Assert.Equal([1, 1, 1, 2, 3, 6, 9], bands.Select(band => band.ExtremeCount));
    }

    private static float[] RandomSpectrum(int bins)
    {
        Random random = new(bins);
        return [.. Enumerable.Range(0, bins * Lanes).Select(_ => random.NextSingle() * random.NextSingle())];
    }

    private static double[] Lane(float[] spectrum, int lane) => [.. spectrum.Where((_, i) => i % Lanes == lane).Select(v => (double)v)];
}
