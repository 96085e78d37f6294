using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features.Tests.Kernels;

/// <summary>Sums, means, sign changes, medians and decibels against scalar formulas at every length.</summary>
public sealed class ReductionKernelTests
{
    [Fact]
    public void SquareSum_EveryLength_EqualsScalar()
    {
        foreach (int length in KernelLengths.All)
        {
            float[] x = KernelLengths.Noise(length);
            double expected = x.Sum(v => (double)v * v);

            Assert.Equal(expected, SquareSum.Run(x), 1e-12 * (1 + expected));
            Assert.Equal(expected, SquareSum.Run<Lanes128<double>>(x), 1e-12 * (1 + expected));
            Assert.Equal(expected, SquareSum.Run<Lanes1<double>>(x), 1e-12 * (1 + expected));
        }
    }

    [Fact]
    public void Moments_EveryLength_EqualScalar()
    {
        foreach (int length in KernelLengths.All)
        {
            float[] x = KernelLengths.Noise(length, seed: 2);
            double mean = length == 0 ? 0 : x.Average(v => (double)v);
            double deviation = length == 0 ? 0 : Math.Sqrt(x.Average(v => (v - mean) * (v - mean)));

            Assert.Equal(mean, Moments.Mean(x), 1e-12);
            Assert.Equal(deviation, Moments.StandardDeviation(x, Moments.Mean(x)), 1e-12);
            Assert.Equal(mean * length, Moments.Sum<Lanes1<double>>(x), 1e-10);
        }
    }

    [Fact]
    public void SignChanges_EveryLength_EqualScalar()
    {
        foreach (int length in KernelLengths.All)
        {
            float[] x = KernelLengths.Noise(length, seed: 3);
            for (int i = 5; i < length; i += 7)
            {
                // Zeros of both signs and values within the threshold count as +0.
                x[i] = (i % 3) switch { 0 => -0f, 1 => -1e-11f, _ => 0f };
            }

            ulong[] bits = new ulong[SignChanges.WordCount(length)];
            SignChanges.Mark(x, bits);
            for (int i = 0; i < length; i++)
            {
                bool expected = i > 0 && IsNegative(x[i]) != IsNegative(x[i - 1]);
                Assert.True(expected == ((bits[i / 64] >> (i % 64)) & 1) > 0, $"length {length}, sample {i}");
            }

            foreach ((int start, int end) in new[] { (0, length), (1, length), (length / 3, (2 * length) / 3), (length, length) })
            {
                int expected = Enumerable.Range(start, Math.Max(0, end - start)).Count(i => i > 0 && IsNegative(x[i]) != IsNegative(x[i - 1]));
                Assert.Equal(expected, SignChanges.Count(bits, start, end));
            }
        }
    }

    [Fact]
    public void Median_EveryLength_EqualsSorted()
    {
        foreach (int length in KernelLengths.All.Skip(1))
        {
            float[] x = KernelLengths.Noise(length, seed: 4);
            Array.Fill(x, x[0], 0, length / 4);
            float[] sorted = [.. x.Order()];
            float expected = length % 2 == 1 ? sorted[length / 2] : (sorted[(length / 2) - 1] + sorted[length / 2]) / 2;

            Assert.Equal(expected, Selection.Median(x));
            Assert.Equal(expected, Selection.Median(sorted));
            Assert.Equal(expected, Selection.Median([.. sorted.Reverse()]));
        }
    }

    [Fact]
    public void Decibels_EveryLength_EqualScalar()
    {
        foreach (int length in KernelLengths.All.Skip(1))
        {
            float[] power = [.. KernelLengths.Noise(length, seed: 5).Select(v => MathF.Pow(10, 12 * (v - 0.5f)))];
            float[] actual = new float[length];
            Decibels.FromPower(power, actual, reference: 0.5f, top: 60);

            double[] expected = [.. power.Select(p => (10 * Math.Log10(Math.Max(p, 1e-10))) - (10 * Math.Log10(0.5)))];
            double floor = expected.Max() - 60;
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(Math.Max(floor, expected[i]), actual[i], 4e-5);
            }
        }
    }

    private static bool IsNegative(float value) => value < -1e-10f;
}
