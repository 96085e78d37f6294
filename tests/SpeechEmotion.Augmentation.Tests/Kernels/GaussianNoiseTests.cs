using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation.Tests.Kernels;

public sealed class GaussianNoiseTests
{
    [Fact]
    public void Fill_ManyNumbers_HasTheMomentsOfAStandardNormal()
    {
        float[] numbers = new float[400_000];
        GaussianNoise.Fill(numbers, new Random(1));

        double[] moments = new double[5];
        foreach (float number in numbers)
        {
            for (int order = 1; order <= 4; order++)
            {
                moments[order] += Math.Pow(number, order) / numbers.Length;
            }
        }

        // Five standard errors each.
        Assert.Equal(0, moments[1], 0.008);
        Assert.Equal(1, moments[2], 0.012);
        Assert.Equal(0, moments[3], 0.031);
        Assert.Equal(3, moments[4], 0.08);
        Assert.All(numbers, number => Assert.True(float.IsFinite(number)));
    }

    [Fact]
    public void Fill_Neighbours_AreUncorrelated()
    {
        float[] numbers = new float[100_000];
        GaussianNoise.Fill(numbers, new Random(2));
        foreach (int lag in new[] { 1, 2, 512, 1024 })
        {
            double correlation = 0;
            for (int i = lag; i < numbers.Length; i++)
            {
                correlation += (double)numbers[i] * numbers[i - lag] / (numbers.Length - lag);
            }

            Assert.Equal(0, correlation, 0.016);
        }
    }

    [Fact]
    public void Fill_EveryLength_WritesEveryNumberAndNoMore()
    {
        for (int length = 0; length < 130; length++)
        {
            float[] numbers = new float[length + 1];
            Array.Fill(numbers, float.NaN);
            GaussianNoise.Fill(numbers.AsSpan(0, length), new Random(length));
            Assert.All(numbers[..length], number => Assert.True(float.IsFinite(number)));
            Assert.True(float.IsNaN(numbers[length]));
        }
    }

    [Fact]
    public void Fill_Radius_FollowsTheScalarFormula()
    {
        // The first block of 3 numbers holds 2 pairs: radii and angles are drawn in that order.
        SplitMix uniform = new(new Random(5));
        Span<float> radius = stackalloc float[2], angle = stackalloc float[2];
        uniform.FillUniform(radius);
        uniform.FillUniform(angle);
        float[] numbers = new float[3];
        GaussianNoise.Fill(numbers, new Random(5));

        Assert.Equal(Math.Sqrt(-2 * Math.Log(radius[0])) * Math.Cos(2 * Math.PI * angle[0]), numbers[0], 1e-5);
        Assert.Equal(Math.Sqrt(-2 * Math.Log(radius[1])) * Math.Cos(2 * Math.PI * angle[1]), numbers[1], 1e-5);
        Assert.Equal(Math.Sqrt(-2 * Math.Log(radius[0])) * Math.Sin(2 * Math.PI * angle[0]), numbers[2], 1e-5);
    }
}
