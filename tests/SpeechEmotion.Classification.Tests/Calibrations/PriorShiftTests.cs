namespace SpeechEmotion.Classification.Tests.Calibrations;

public sealed class PriorShiftTests
{
    private static readonly string[] Labels = ["angry", "happy", "neutral", "sad"];

    [Fact]
    public void Shares_EmotionsNotNamed_DivideTheRestEvenly()
    {
        double[] shares = PriorShift.Shares(new Dictionary<string, double> { ["neutral"] = 0.7, ["sad"] = 0.1 }, Labels);
        Assert.All(shares.Zip([0.1, 0.1, 0.7, 0.1]), pair => Assert.Equal(pair.Second, pair.First, 12));
    }

    [Theory]
    [InlineData("neutral=0.999")]
    [InlineData("angry=0.25 happy=0.25 neutral=0.25 sad=0.25")]
    [InlineData("angry=0.2497 happy=0.25 neutral=0.25 sad=0.25")]
    public void Errors_ValidShares_AreNone(string shares) => Assert.Empty(PriorShift.Errors(Read(shares), Labels));

    [Theory]
    [InlineData("bored=0.3", "'bored', which is not one of the emotions to choose from: angry, happy, neutral, sad")]
    [InlineData("sad=0", "'sad' in Priors must be above 0 and below 1; it was 0")]
    [InlineData("sad=-0.1", "must be above 0")]
    [InlineData("sad=NaN", "must be above 0")]
    [InlineData("sad=1", "below 1; it was 1")]
    [InlineData("sad=0.6 happy=0.4", "sum to 1; they must sum to less than 1")]
    [InlineData("angry=0.3 happy=0.3 neutral=0.3 sad=0.2", "sum to 1.1; they must sum to 1.")]
    [InlineData("angry=0.2 happy=0.2 neutral=0.2 sad=0.2", "sum to 0.8; they must sum to 1.")]
    public void Errors_SharesOfNoUse_SayWhy(string shares, string expected) =>
        Assert.Contains(expected, string.Join(' ', PriorShift.Errors(Read(shares), Labels)), StringComparison.Ordinal);

    private static Dictionary<string, double> Read(string shares) => shares.Split(' ').Select(share => share.Split('='))
        .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture));
}
