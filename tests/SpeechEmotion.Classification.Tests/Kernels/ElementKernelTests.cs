using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification.Tests.Kernels;

/// <summary>Kernels over plain runs of numbers, at every length 0 to 129 and 2048.</summary>
public sealed class ElementKernelTests
{
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 130), 2048];

    [Fact]
    public void RectifierGradient_EveryLength_PassesWherePositive()
    {
        foreach (int length in Lengths)
        {
            float[] output = Array.ConvertAll(Values(length, 1), value => Math.Max(value, 0)), gradient = Values(length, 2);
            float[] expected = [.. gradient.Select((value, i) => output[i] > 0 ? value : 0)];
            RectifierGradient.Apply(output, gradient);
            Assert.Equal(expected, gradient);
        }
    }

    [Fact]
    public void Silu_EveryLength_EqualsFormulaAndSlope()
    {
        foreach (int length in Lengths)
        {
            float[] source = Values(length, 3), output = new float[length], gradient = Values(length, 4), start = (float[])gradient.Clone();
            SiluKernel.Forward(source, output);
            SiluKernel.Backward(source, new float[length], gradient);
            for (int i = 0; i < length; i++)
            {
                double gate = 1 / (1 + Math.Exp(-source[i]));
                Assert.Equal(source[i] * gate, output[i], 1e-5);
                Assert.Equal(start[i] * gate * (1 + source[i] * (1 - gate)), gradient[i], 1e-5);
            }
        }
    }

    [Fact]
    public void MaxPool_EveryChannelCount_TakesTheFirstLargest()
    {
        foreach (int channels in Lengths.Where(length => length is > 0 and < 130))
        {
            const int Size = 3, Stride = 2, Windows = 4;

            // Few distinct values, so that there are ties.
            float[] input = [.. Values(9 * channels, channels).Select(value => MathF.Round(value))];
            float[] output = new float[Windows * channels], plain = new float[output.Length];
            int[] winners = new int[output.Length];
            MaxPoolKernel.Forward(input, channels, Size, Stride, output, winners);
            MaxPoolKernel.Forward(input, channels, Size, Stride, plain, []);
            for (int i = 0; i < output.Length; i++)
            {
                float[] window = [.. Enumerable.Range(0, Size).Select(k => input[(i / channels * Stride + k) * channels + i % channels])];
                Assert.Equal(window.Max(), output[i]);
                Assert.Equal(Array.IndexOf(window, window.Max()), winners[i]);
                Assert.Equal(output[i], plain[i]);
            }

            float[] gradient = Values(output.Length, 5), inputGradient = new float[input.Length];
            MaxPoolKernel.Backward(gradient, winners, channels, Stride, inputGradient);
            Assert.Equal(gradient.Sum(value => (double)value), inputGradient.Sum(value => (double)value), 1e-3);
        }
    }

    [Fact]
    public void ChannelRows_EveryChannelCount_EqualFormulas()
    {
        foreach (int channels in Lengths.Where(length => length > 0))
        {
            float[] rows = Values(3 * channels, 6), others = Values(3 * channels, 7), scale = Values(channels, 8), shift = Values(channels, 9);
            float[] scaled = new float[rows.Length], sums = new float[channels], products = new float[channels], padded = new float[6 * channels];
            Array.Fill(padded, float.NaN);
            ChannelRows.ScaleShift(rows, scale, shift, scaled);
            ChannelRows.AddTo(rows, sums);
            ChannelRows.AddProductsTo(rows, others, products);
            ChannelRows.Pad(rows, 2, channels, padded);
            for (int i = 0; i < rows.Length; i++)
            {
                Assert.Equal(rows[i] * scale[i % channels] + shift[i % channels], scaled[i], 1e-5f);
            }

            for (int c = 0; c < channels; c++)
            {
                Assert.Equal(rows[c] + rows[c + channels] + rows[c + 2 * channels], sums[c], 1e-5f);
                Assert.Equal(Enumerable.Range(0, 3).Sum(t => (double)rows[t * channels + c] * others[t * channels + c]), products[c], 1e-5);
            }

            Assert.Equal([.. new float[2 * channels], .. rows, .. new float[channels]], padded);
        }
    }

    [Fact]
    public void AttentivePool_EveryChannelCount_EqualsFormula()
    {
        const int Frames = 5;
        foreach (int channels in Lengths.Where(length => length is > 0 and < 130))
        {
            // Scores far apart, so that their exponentials would overflow.
            float[] input = Values(Frames * channels, 10), scores = Array.ConvertAll(Values(Frames * channels, 11), value => value * 200);
            float[] weights = new float[scores.Length], output = new float[2 * channels], inPlace = (float[])scores.Clone(), same = new float[2 * channels];
            AttentivePool.Forward(input, scores, weights, output);
            AttentivePool.Forward(input, inPlace, inPlace, same);
            Assert.Equal(weights, inPlace);
            Assert.Equal(output, same);
            for (int c = 0; c < channels; c++)
            {
                int[] column = [.. Enumerable.Range(0, Frames).Select(t => (t * channels) + c)];
                double largest = column.Max(at => scores[at]), sum = column.Sum(at => Math.Exp(scores[at] - largest));
                double[] shares = [.. column.Select(at => Math.Exp(scores[at] - largest) / sum)];
                double mean = column.Select((at, t) => shares[t] * input[at]).Sum();
                double variance = column.Select((at, t) => shares[t] * Math.Pow(input[at] - mean, 2)).Sum() + AttentiveStatisticsPoolDefinition.VarianceFloor;
                Assert.All(column, (at, t) => Assert.Equal(shares[t], weights[at], 1e-5));
                Assert.Equal(mean, output[c], 1e-5);
                Assert.Equal(Math.Sqrt(variance), output[channels + c], 1e-4);
            }
        }

        Assert.Throws<ArgumentException>(() => AttentivePool.Forward(new float[7], new float[7], new float[7], new float[6]));
        Assert.Throws<ArgumentException>(() => AttentivePool.Forward(new float[6], new float[5], new float[6], new float[6]));
    }

    [Fact]
    public void HyperbolicTangent_EveryLength_EqualsFormula()
    {
        foreach (int length in Lengths)
        {
            float[] source = Values(length, 12), values = (float[])source.Clone();
            HyperbolicTangent.Apply(values);
            Assert.All(values, (value, i) => Assert.Equal(Math.Tanh(source[i]), value, 1e-6));
        }

        float[] ends = [float.NegativeInfinity, -100, 0, 100, float.PositiveInfinity, .. new float[30]];
        HyperbolicTangent.Apply(ends);
        Assert.Equal([-1, -1, 0, 1, 1], ends[..5], (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    private static float[] Values(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 6 - 3)];
    }
}
