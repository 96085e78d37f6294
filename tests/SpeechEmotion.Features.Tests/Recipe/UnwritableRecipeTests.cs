namespace SpeechEmotion.Features.Tests.Recipe;

/// <summary>Recipes that JSON cannot hold are still printed, hashed and compared.</summary>
public sealed class UnwritableRecipeTests
{
    private static readonly FeatureRecipe Sound = new(new AudioPreparation(), new StftOptions(), [new RmsOptions()]);

    public static TheoryData<string> Cases => new("unknown feature", "NaN", "undefined", "no features", "null feature", "null in a delta", "no audio");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_Unwritable_ComparesByMembers(string what)
    {
        FeatureRecipe recipe = Make(what);
        FeatureRecipe same = Make(what);
        FeatureRecipe other = recipe with { Stft = new StftOptions(HopLength: 100) };

        Assert.Equal(recipe, same);
        Assert.Equal(recipe.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(recipe, other);
        Assert.NotEqual(recipe, Sound);
        Assert.NotEqual(Sound, recipe);
        Assert.Throws<ArgumentException>(() => recipe.Fingerprint);
        Assert.Throws<ArgumentException>(() => recipe.ToJson());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ToString_Unwritable_ShowsTheMembers(string what) =>
        Assert.Contains("HopLength = 512", Make(what).ToString(), StringComparison.Ordinal);

    [Fact]
    public void ToString_Recipe_ShowsFeaturesAndNoFingerprint()
    {
        string text = Sound.ToString();

        Assert.Contains("RmsOptions { FrameLength = 2048", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fingerprint", text, StringComparison.Ordinal);
    }

    [Fact]
    public void GetHashCode_EqualRecipes_IsTheSame() =>
        Assert.Equal(Sound.GetHashCode(), FeatureRecipe.Parse(Sound.ToJson()).GetHashCode());

    [Fact]
    public void ToJson_UndefinedOption_IsNotBlamedOnAFeature()
    {
        string message = Assert.Throws<ArgumentException>(() => Make("undefined").ToJson()).Message;

        Assert.Contains("aggregation", message, StringComparison.Ordinal);
        Assert.DoesNotContain("CustomFeatures", message, StringComparison.Ordinal);
    }

    private static FeatureRecipe Make(string what) => what switch
    {
        "unknown feature" => Sound with { Features = [new UnknownOptions()] },
        "NaN" => Sound with { Audio = new AudioPreparation(OffsetSeconds: double.NaN) },
        "undefined" => Sound with { Aggregation = (FeatureAggregation)99 },
        "no features" => Sound with { Features = null! },
        "null feature" => Sound with { Features = [null!] },
        "null in a delta" => Sound with { Features = [new DeltaOptions(null!)] },
        _ => Sound with { Audio = null! },
    };

    private sealed record UnknownOptions : FeatureOptions
    {
        public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) => new RmsOptions().CreateExtractor(sampleRate, stft);

        public override IReadOnlyList<string> GetFeatureNames() => ["unknown"];

        public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => [];
    }
}
