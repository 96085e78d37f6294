using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features.Tests.Kernels;

/// <summary>Filter bank and matrix products, transpositions and padding against plain loops.</summary>
public sealed class ProductKernelTests
{
    [Fact]
    public void RowMix_EveryLength_EqualsScalar()
    {
        foreach (int count in KernelLengths.All.Skip(1))
        {
            foreach ((int outputs, int inputs) in new[] { (1, 1), (3, 5), (4, 8), (7, 9), (20, 16) })
            {
                double[] matrix = [.. KernelLengths.Noise(outputs * inputs, seed: 1).Select(v => (double)v)];
                float[] input = KernelLengths.Noise(inputs * count, seed: 2);
                float[] expected = new float[outputs * count];
                for (int r = 0; r < outputs; r++)
                {
                    for (int t = 0; t < count; t++)
                    {
                        expected[(r * count) + t] = (float)Enumerable.Range(0, inputs).Sum(n => matrix[(r * inputs) + n] * input[(n * count) + t]);
                    }
                }

                float[] actual = new float[outputs * count];
                RowMix.Run(matrix, outputs, inputs, input, actual, count);
                AssertClose(expected, actual, 1e-6);
                Array.Clear(actual);
                RowMix.Run<Lanes1<double>>(matrix, outputs, inputs, input, actual, count);
                AssertClose(expected, actual, 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    public void BandProduct_AllWidths_EqualScalar(int frames)
    {
        const int Lanes = SpectrumBlock.Lanes;
        BandWeights bank = BandWeights.Create(new MelBank(16_000, 512, 40, 20, 7_000, Htk: true, MelNormalization.None));
        float[] spectrum = [.. KernelLengths.Noise(257 * Lanes).Select(MathF.Abs)];
        float[] expected = new float[40 * frames];
        for (int band = 0; band < 40; band++)
        {
            for (int t = 0; t < frames; t++)
            {
                double sum = 0;
                for (int k = 0; k < bank.Weights(band).Length; k++)
                {
                    sum += (double)bank.Weights(band)[k] * spectrum[((bank.Start(band) + k) * Lanes) + t];
                }

                expected[(band * frames) + t] = (float)sum;
            }
        }

        float[] actual = new float[expected.Length];
        BandProduct.Run<Lanes512<float>>(bank, spectrum, actual, frames, frames);
        AssertClose(expected, actual, 1e-5);
        BandProduct.Run<Lanes256<float>>(bank, spectrum, actual, frames, frames);
        AssertClose(expected, actual, 1e-5);
        BandProduct.Run<Lanes128<float>>(bank, spectrum, actual, frames, frames);
        AssertClose(expected, actual, 1e-5);
        BandProduct.Run<Lanes1<float>>(bank, spectrum, actual, frames, frames);
        AssertClose(expected, actual, 1e-5);
    }

    [Fact]
    public void LaneTranspose_EveryLength_IsExactBothWays()
    {
        foreach (int count in KernelLengths.All.Skip(1))
        {
            foreach (int lanes in new[] { 1, 2, 4, 8 })
            {
                double[] frames = [.. Enumerable.Range(0, lanes * count).Select(i => (double)i)];
                double[] rows = new double[frames.Length];
                double[] back = new double[frames.Length];
                LaneTranspose.ToLanes(ref frames[0], count, lanes, count, ref rows[0]);
                LaneTranspose.FromLanes(ref rows[0], lanes, count, ref back[0], count);

                Assert.All(Enumerable.Range(0, rows.Length), i => Assert.Equal(frames[(i % lanes * count) + (i / lanes)], rows[i]));
                Assert.Equal(frames, back);
            }
        }
    }

    [Theory]
    [InlineData(PadMode.Constant, new float[] { 0, 0, 0, 1, 2, 3, 0, 0 })]
    [InlineData(PadMode.Edge, new float[] { 1, 1, 1, 1, 2, 3, 3, 3 })]
    [InlineData(PadMode.Reflect, new float[] { 2, 3, 2, 1, 2, 3, 2, 1 })]
    public void SignalPadding_OverBothEnds_EqualsNumpyPad(PadMode mode, float[] expected)
    {
        float[] actual = new float[expected.Length];
        SignalPadding.Copy([1, 2, 3], -3, mode, actual);
        Assert.Equal(expected, actual);
    }

    private static void AssertClose(float[] expected, float[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance * (1 + Math.Abs(expected[i])));
        }
    }
}
