using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation.Tests.Kernels;

public sealed class RationalRatioTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(0.5, 1, 2)]
    [InlineData(1.25, 5, 4)]
    [InlineData(0.01, 1, 100)]
    public void Approximate_SimpleFraction_IsFound(double value, int numerator, int denominator) =>
        Assert.Equal((numerator, denominator), RationalRatio.Approximate(value, 2048));

    [Fact]
    public void Approximate_EveryHundredthOfASemitone_IsWithinTheSquareOfTheLimit()
    {
        for (int cents = -2400; cents <= 2400; cents++)
        {
            double ratio = Math.Pow(2, cents / 1200.0);
            (int numerator, int denominator) = RationalRatio.Approximate(ratio, 2048);
            Assert.InRange(numerator, 1, 2048);
            Assert.InRange(denominator, 1, 2048);

            // A convergent p/q differs by less than 1/(q·q'), where the next convergent's numbers exceed the limit.
            Assert.Equal(ratio, (double)numerator / denominator, ratio * 1.01 / (Math.Min(numerator, denominator) * 2048.0 / Math.Max(ratio, 1 / ratio)));
        }
    }
}
