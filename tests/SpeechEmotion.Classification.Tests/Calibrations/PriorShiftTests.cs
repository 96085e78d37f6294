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
    public void Errors_ValidShares_AreNone(string shares) => Assert.Empty(Errors(shares));

    [Theory]
    [InlineData("bored=0.3", "'bored' is not one of the emotions to choose from: angry, happy, neutral, sad.")]
    [InlineData("sad=0", "the share of 'sad' must be at least 0.0001 and below 1; it was 0.")]
    [InlineData("sad=1E-60", "it was 1E-60")]
    [InlineData("sad=-0.1", "it was -0.1")]
    [InlineData("sad=NaN", "it was NaN")]
    [InlineData("sad=1", "it was 1.")]
    [InlineData("sad=0.6 happy=0.6", "the shares sum to 1.2; they must sum to 1 at most.")]
    [InlineData("sad=0.3 happy=0.7", "the shares sum to 1, which leaves nothing for angry, neutral.")]
    [InlineData("angry=0.7 neutral=0.2 sad=0.1", "the shares sum to 1, which leaves nothing for happy.")]
    [InlineData("angry=0.3 happy=0.3 neutral=0.3 sad=0.2", "sum to 1.1; they must sum to 1 at most.")]
    [InlineData("angry=0.2 happy=0.2 neutral=0.2 sad=0.2", "the shares sum to 0.8; those of all emotions must sum to 1.")]
    public void Errors_SharesOfNoUse_SayWhy(string shares, string expected) =>
        Assert.Contains(expected, string.Join(' ', Errors(shares)), StringComparison.Ordinal);

    [Fact]
    public void Errors_OneEmotion_SaysThatThereIsNothingToShare() => Assert.Equal(
        "shares need two emotions or more to choose from; there were [sad].", Assert.Single(PriorShift.Errors(Read("sad=0.5"), ["sad"])));

    private static IEnumerable<string> Errors(string shares) => PriorShift.Errors(Read(shares)).Concat(PriorShift.Errors(Read(shares), Labels));

    private static Dictionary<string, double> Read(string shares) => shares.Split(' ').Select(share => share.Split('='))
        .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture));
}
