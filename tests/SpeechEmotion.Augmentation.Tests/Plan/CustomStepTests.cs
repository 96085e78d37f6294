namespace SpeechEmotion.Augmentation.Tests.Plan;

/// <summary>Steps made outside the library, with the public types alone.</summary>
public sealed class CustomStepTests
{
    private const string Json = """
        { "variants": [ { "name": "odd", "steps": [
            { "type": "gain", "gain_db": 0 }, { "type": "one_of", "choices": [ { "type": "reverse", "gain": [2, 2], "probability": 1 } ] } ] } ] }
        """;

    private static readonly CustomStep[] Custom = [new("reverse", typeof(ReverseOptions), ReverseJson.Default)];

    [Fact]
    public void Parse_CustomStep_IsReadWrittenAndRun()
    {
        AugmentationPlan plan = AugmentationPlan.Parse(Json, Custom);

        Assert.Equal(plan.Fingerprint, AugmentationPlan.Parse(plan.ToJson(), Custom).Fingerprint);
        Assert.Equal(
            [-6f, 4f, 2f],
            plan.CreateVariants()[0].Augment(new AudioSignal(new float[] { 1, 2, -3 }, 8_000), new Random(1)).Samples.ToArray());
    }

    [Theory]
    [InlineData("\"gain\": [2, 2]", "\"gian\": 2", "gian")]
    [InlineData("\"gain\": [2, 2]", "\"gain\": -1", "Gain")]
    [InlineData("\"gain\": [2, 2],", "", "gain")]
    [InlineData("\"reverse\"", "\"backwards\"", "backwards")]
    public void Parse_WrongStep_SaysWhat(string right, string wrong, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<ArgumentException>(() => AugmentationPlan.Parse(Json.Replace(right, wrong, StringComparison.Ordinal), Custom)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Parse_StepThatIsNotNamed_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => AugmentationPlan.Parse(Json));
        Assert.Throws<ArgumentException>(() => AugmentationPlan.Parse(Json, [Custom[0] with { Type = "gain" }]));
        Assert.Throws<NotSupportedException>(() => (AugmentationPlan.Parse(Json, Custom) with { CustomSteps = [] }).ToJson());
    }

    [Theory]
    [InlineData("unknown step")]
    [InlineData("NaN")]
    [InlineData("undefined")]
    [InlineData("no variants")]
    public void Equals_PlanWithoutJson_ComparesByMembers(string what)
    {
        AugmentationPlan plan = what switch
        {
            "unknown step" => AugmentationPlan.Parse(Json, Custom) with { CustomSteps = [] },
            "NaN" => AugmentationPlan.None with { FeatureSteps = [new TimeMaskOptions(2, double.NaN)] },
            "undefined" => AugmentationPlan.None with { FeatureSteps = [new TimeMaskOptions(2, 0.1, (MaskFill)99)] },
            _ => AugmentationPlan.None with { Variants = null! },
        };
        AugmentationPlan same = plan with { Version = plan.Version };

        Assert.Equal(plan, same);
        Assert.Equal(plan.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(plan, plan with { FeatureSteps = [new TimeMaskOptions(3, double.NaN)] });
        Assert.NotEqual(plan, AugmentationPlan.None);
        Assert.NotEqual(AugmentationPlan.None, plan);
        Assert.Contains("FeatureSteps = [", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_Plan_ShowsStepsAndNoFingerprint()
    {
        string text = AugmentationPlan.OnTheFly.ToString();

        Assert.Contains("TimeMaskOptions { ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fingerprint", text, StringComparison.Ordinal);
    }
}
