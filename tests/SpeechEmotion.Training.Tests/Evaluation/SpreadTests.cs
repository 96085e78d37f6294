namespace SpeechEmotion.Training.Tests.Evaluation;

public sealed class SpreadTests
{
    [Fact]
    public void Of_SeveralValues_IsTheSampleDeviation()
    {
        Spread spread = Spread.Of([2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.Equal((5, Math.Sqrt(32.0 / 7), 8), (spread.Mean, spread.StandardDeviation, spread.Count));
    }

    [Fact]
    public void Of_OneValue_HasNoDeviation() => Assert.Equal(new Spread(3, 0, 1), Spread.Of([3]));
}
