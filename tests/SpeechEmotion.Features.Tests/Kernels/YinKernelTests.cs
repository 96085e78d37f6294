using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features.Tests.Kernels;

public sealed class YinKernelTests
{
    public static TheoryData<int> Lengths => [2, 4, 16, 64, 256];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Autocorrelation_EveryWidthOfLanes_EqualsTheSum(int frameLength)
    {
        AssertSums<Lanes1<double>>(frameLength);
        AssertSums<Lanes128<double>>(frameLength);
        AssertSums<Lanes256<double>>(frameLength);
        AssertSums<Lanes512<double>>(frameLength);
    }

    [Fact]
    public void Normalize_RandomFrame_EqualsTheDefinition()
    {
        Random random = new(1);
        float[] frame = [.. Enumerable.Range(0, 64).Select(_ => (random.NextSingle() * 2) - 1)];
        const int Lags = 30, MinPeriod = 5;
        double[] correlation = [.. Enumerable.Range(0, Lags).Select(lag => Correlate(frame, lag))];
        double[] normalized = new double[Lags - MinPeriod];
        YinPeriod.Normalize(correlation, frame, MinPeriod, normalized);

        // d(lag) = Σ (y[n] − y[n + lag])² with zeros after the frame; d' = d over the mean of d(1) … d(lag).
        double[] d = [.. Enumerable.Range(1, Lags - 1).Select(lag => frame.Select(
            (y, n) => Math.Pow((double)y - (n + lag < frame.Length ? frame[n + lag] : 0), 2)).Sum())];
        for (int lag = MinPeriod; lag < Lags; lag++)
        {
            Assert.Equal(d[lag - 1] / d.Take(lag).Average(), normalized[lag - MinPeriod], 1e-9);
        }
    }

    [Theory]
    [InlineData(new[] { 1.0, 0.5, 0.05, 0.5, 0.01, 1 }, 2)]
    [InlineData(new[] { 1.0, 0.5, 0.3, 0.5, 0.2, 1 }, 4)]
    [InlineData(new[] { 0.05, 0.5, 0.01, 1 }, 0)]
    [InlineData(new[] { 1, 0.5, 0.4, 0.01 }, 3)]
    [InlineData(new[] { 0.0, 0, 0 }, 0)]
    public void Pick_Troughs_TakesTheFirstBelowTheThresholdElseTheSmallest(double[] values, int place)
    {
        (double found, double value) = YinPeriod.Pick(values, 0.1);
        Assert.Equal(place, Math.Round(found));
        Assert.Equal(values[place], value);
    }

    [Fact]
    public void Pick_Parabola_FindsItsBottom()
    {
        double[] values = [.. Enumerable.Range(0, 9).Select(i => 0.01 + (0.02 * (i - 4.3) * (i - 4.3)))];
        Assert.Equal(4.3, YinPeriod.Pick(values, 0.1).Place, 1e-9);
    }

    [Fact]
    public void VoicedContour_Gaps_AreBridged()
    {
        float[] melody = [9, 100, 9, 9, 160, 9];
        VoicedContour.Fill(melody, [0, 1, 0, 0.2f, 0.9f, 0], 0.5f);
        Assert.Equal([100, 100, 120, 140, 160, 160], melody);

        VoicedContour.Fill(melody, new float[6], 0.5f);
        Assert.All(melody, value => Assert.Equal(0, value));
    }

    private static void AssertSums<T>(int frameLength)
        where T : struct, ILanes<T, double>
    {
        int lags = frameLength;
        RealFft fft = new(2 * frameLength);
        SpectrumWorkspace workspace = new(fft.BinCount + fft.Rows, fft.ScratchRows, T.Count, 1, 1);
        Random random = new(frameLength);
        float[][] frames = [.. Enumerable.Range(0, T.Count).Select(_ => Enumerable.Range(0, frameLength).Select(_ => random.NextSingle() - 0.5f).ToArray())];
        for (int lane = 0; lane < T.Count; lane++)
        {
            for (int n = 0; n < frameLength; n++)
            {
                Span<double> target = n % 2 == 0 ? workspace.Real.Span : workspace.Imaginary.Span;
                target[(n / 2 * T.Count) + lane] = 0.5 * frames[lane][n];
            }
        }

        double[] found = new double[lags * T.Count];
        Autocorrelation.Run<T>(fft, workspace, lags, found);
        for (int lane = 0; lane < T.Count; lane++)
        {
            for (int lag = 0; lag < lags; lag++)
            {
                Assert.Equal(Correlate(frames[lane], lag), found[(lag * T.Count) + lane], 1e-12 * frameLength);
            }
        }
    }

    private static double Correlate(float[] frame, int lag) => frame.Skip(lag).Select((y, n) => (double)y * frame[n]).Sum();
}
