namespace SpeechEmotion.Features.Tests;

public sealed class FeatureNormalizerTests
{
    [Fact]
    public void Apply_FittedMatrices_HaveMeanZeroAndDeviationOne()
    {
        Random random = new(1);
        FeatureMatrix[] matrices = [.. Enumerable.Range(1, 5).Select(i => Matrix(random, frames: i * 3))];
        FeatureNormalizer normalizer = FeatureNormalizer.Fit(matrices);
        FeatureMatrix[] scaled = [.. matrices.Select(normalizer.Apply)];

        for (int f = 0; f < 3; f++)
        {
            double[] values = [.. scaled.SelectMany(m => m.Row(f).ToArray()).Select(v => (double)v)];
            double mean = values.Average();
            Assert.Equal(0, mean, 1e-4);
            Assert.Equal(f == 2 ? 0 : 1, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))), 1e-4);
        }
    }

    [Fact]
    public void Fit_ConstantFeature_HasScaleOne() =>
        Assert.Equal(1, FeatureNormalizer.Fit([Matrix(new Random(1), 4)]).Scale.Span[2]);

    [Theory]
    [InlineData(0.1f, 0.1f, 0.1f, 1f)]
    [InlineData(1e-13f, 2e-13f, 3e-13f, 8.1649658e-14f)]
    [InlineData(1e-45f, 1e-45f, 0f, 1f)]
    public void Fit_SmallValues_AreConstantOnlyWhereTheyAreEqual(float first, float second, float third, float expected)
    {
        float scale = FeatureNormalizer.Fit([new FeatureMatrix(new[] { first, second, third }, 1, 3)]).Scale.Span[0];
        Assert.Equal(1, scale / expected, 1e-6);
    }

    [Fact]
    public void Fit_ConstantFeatureInManyMatrices_HasScaleOne()
    {
        float[] values = new float[1000];
        values.AsSpan().Fill(0.1f);
        Assert.Equal(1, FeatureNormalizer.Fit(Enumerable.Range(1, 200).Select(i => new FeatureMatrix(values.AsMemory(0, i), 1, i))).Scale.Span[0]);
    }

    [Fact]
    public void Fit_NothingOrDifferentCounts_Throws()
    {
        Assert.Throws<ArgumentException>(() => FeatureNormalizer.Fit([]));
        Assert.Throws<ArgumentException>(() => FeatureNormalizer.Fit([new FeatureMatrix(new float[2], 2, 1), new FeatureMatrix(new float[3], 3, 1)]));
        Assert.Throws<ArgumentException>(() => FeatureNormalizer.Fit([new FeatureMatrix(new float[] { float.NaN }, 1, 1)]));
    }

    [Fact]
    public void Constructor_WrongStatistics_Throws()
    {
        Assert.Throws<ArgumentException>(() => new FeatureNormalizer(new float[2], new float[] { 1 }));
        Assert.Throws<ArgumentException>(() => new FeatureNormalizer(new float[1], new float[] { 0 }));
        Assert.Throws<ArgumentException>(() => new FeatureNormalizer(new float[] { float.NaN }, new float[] { 1 }));
    }

    [Fact]
    public void Apply_OtherFeatureCount_Throws() =>
        Assert.Throws<ArgumentException>(() => new FeatureNormalizer(new float[1], new float[] { 1 }).Apply(new FeatureMatrix(new float[2], 2, 1)));

    // Row 0 far from zero, row 1 small, row 2 constant.
    private static FeatureMatrix Matrix(Random random, int frames)
    {
        float[] values = new float[3 * frames];
        for (int t = 0; t < frames; t++)
        {
            values[t] = 50 + (float)random.NextDouble();
            values[frames + t] = (float)random.NextDouble() * 1e-3f;
            values[(2 * frames) + t] = 7;
        }

        return new FeatureMatrix(values, 3, frames);
    }
}
