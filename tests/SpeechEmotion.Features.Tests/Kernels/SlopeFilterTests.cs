using SpeechEmotion.Features.Kernels;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Features.Tests.Kernels;

public sealed class SlopeFilterTests
{
    [Theory]
    [InlineData("interp", DeltaMode.Interpolate)]
    [InlineData("nearest", DeltaMode.Nearest)]
    [InlineData("mirror", DeltaMode.Mirror)]
    [InlineData("constant", DeltaMode.Constant)]
    [InlineData("wrap", DeltaMode.Wrap)]
    public void Run_EveryMode_EqualsLibrosa(string name, DeltaMode mode)
    {
        float[] input = ReferenceArrays.Read("misc/delta_in").ToSingle();
        double[] expected = ReferenceArrays.Read("misc/delta_" + name).Values;
        int frames = ReferenceArrays.Read("misc/delta_in").Shape[1];
        float[] actual = new float[input.Length];
        for (int row = 0; row < input.Length / frames; row++)
        {
            SlopeFilter.Run(input.AsSpan(row * frames, frames), SlopeFilter.Weights(9, 1), mode, actual.AsSpan(row * frames, frames));
        }

        double largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-7 * largest));
    }

    [Fact]
    public void Weights_FirstOrder_AreTheRampOverItsSquares() =>
        Assert.All(SlopeFilter.Weights(9, 1).Select((weight, i) => (weight, i)), w => Assert.Equal((w.i - 4) / 60.0, w.weight, 1e-15));

    [Theory]
    [InlineData(3, 1)]
    [InlineData(5, 2)]
    [InlineData(9, 3)]
    [InlineData(11, 4)]
    public void Run_PolynomialOfTheOrder_GivesItsDerivativeEverywhere(int width, int order)
    {
        // x^d / d! has the d-th derivative 1; lower powers have none.
        float[] row = [.. Enumerable.Range(0, 20).Select(t => (float)((Math.Pow((t - 10) / 4.0, order) * 7) + ((t - 10) / 4.0)))];
        float[] slope = new float[row.Length];
        SlopeFilter.Run(row, SlopeFilter.Weights(width, order), DeltaMode.Interpolate, slope);
        double factorial = Enumerable.Range(1, order).Aggregate(1.0, (product, k) => product * k);
        double expected = (7 * factorial / Math.Pow(4, order)) + (order == 1 ? 0.25 : 0);
        Assert.All(slope, value => Assert.Equal(expected, value, 2e-4));
    }

    [Theory]
    [InlineData(DeltaMode.Mirror)]
    [InlineData(DeltaMode.Wrap)]
    [InlineData(DeltaMode.Nearest)]
    public void Run_OneFrame_HasNoSlope(DeltaMode mode)
    {
        float[] slope = [float.NaN];
        SlopeFilter.Run([3], SlopeFilter.Weights(9, 1), mode, slope);
        Assert.Equal(0, slope[0], 1e-6);
    }
}
