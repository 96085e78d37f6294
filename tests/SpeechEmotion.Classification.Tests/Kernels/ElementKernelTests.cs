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
                Assert.Equal(rows[i] * scale[i % channels] + shift[i % channels], scaled[i], 1e-5f);
            for (int c = 0; c < channels; c++)
            {
                Assert.Equal(rows[c] + rows[c + channels] + rows[c + 2 * channels], sums[c], 1e-5f);
                Assert.Equal(Enumerable.Range(0, 3).Sum(t => (double)rows[t * channels + c] * others[t * channels + c]), products[c], 1e-5);
            }

            Assert.Equal([.. new float[2 * channels], .. rows, .. new float[channels]], padded);
        }
    }

    [Fact]
    public void SoftmaxOverFrames_LargeScores_SumsToOnePerChannel()
    {
        const int Channels = 37, Frames = 5;
        float[] scores = Array.ConvertAll(Values(Frames * Channels, 10), value => value * 200), weights = new float[scores.Length];
        SoftmaxOverFrames.Compute(scores, weights, new float[Channels], new float[Channels]);
        for (int c = 0; c < Channels; c++)
        {
            double[] column = [.. Enumerable.Range(0, Frames).Select(t => (double)scores[t * Channels + c])];
            double sum = column.Sum(value => Math.Exp(value - column.Max()));
            for (int t = 0; t < Frames; t++)
                Assert.Equal(Math.Exp(column[t] - column.Max()) / sum, weights[t * Channels + c], 1e-5);
        }
    }

    private static float[] Values(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 6 - 3)];
    }
}
