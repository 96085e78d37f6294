using System.Reflection;

namespace SpeechEmotion.Features.Tests.Json;

/// <summary>The JSON of recipes: complete for every feature, strict, and all faults told at once.</summary>
public sealed class RecipeJsonTests
{
    public static TheoryData<Type> FeatureTypes =>
        new(typeof(FeatureOptions).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FeatureOptions))));

    public static TheoryData<Type, int> Enumerations => new()
    {
        { typeof(WindowFunction), JsonNames.Window.Count },
        { typeof(PadMode), JsonNames.PadMode.Count },
        { typeof(MelNormalization), JsonNames.MelNorm.Count },
        { typeof(FeatureAggregation), JsonNames.Aggregation.Count },
        { typeof(ShortClipPolicy), JsonNames.ShortClip.Count },
        { typeof(DecibelReference), JsonNames.Reference.Count },
        { typeof(DeltaMode), JsonNames.DeltaMode.Count },
        { typeof(DctNormalization), JsonNames.DctNorm.Count },
        { typeof(LogMelNormalization), JsonNames.LogMelNormalization.Count },
    };

    [Theory]
    [MemberData(nameof(FeatureTypes))]
    public void ToJson_EveryFeature_WritesEachParameterOnceAndReadsBack(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors()[0];
        ParameterInfo[] parameters = constructor.GetParameters();
        FeatureOptions feature = (FeatureOptions)constructor.Invoke([.. parameters.Select(Other)]);
        FeatureRecipe recipe = new(new AudioPreparation(), new StftOptions(), [feature]);

        string json = recipe.ToJson(indented: false);

        // Values far from any default may be out of range, which is not what is looked at here.
        FeatureRecipe read = JsonMembers.Parse(
            System.Text.Encoding.UTF8.GetBytes(json), 16, FeatureRecipe.Empty, (empty, members) => empty.Exchange(members, FeatureJson.Library));
        Assert.Equal(feature, read.Features[0]);
    }

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void JsonNames_EveryEnumeration_NameEachMember(Type enumeration, int count) =>
        Assert.Equal(Enumerable.Range(0, count), Enum.GetValues(enumeration).Cast<object>().Select(value => (int)value));

    [Fact]
    public void Parse_SeveralFaults_NamesThemAllWithTheirPlace()
    {
        const string Json = """
            { "version": 1, "audio": { "sample_rate": "fast", "gain": 3 }, "stft": { "window": "kaiser", "center": 1 }, "speed": 2,
              "features": [ { "type": "rms" }, { "type": "delta", "feature": { "type": "mfcc", "n_mels": 1.5 } }, { "type": "plp", "n": 1 }, 7 ] }
            """;

        string message = Assert.Throws<ArgumentException>(() => FeatureRecipe.Parse(Json)).Message;

        Assert.Contains("audio.sample_rate must be a whole number; it was \"fast\".", message, StringComparison.Ordinal);
        Assert.Contains("audio.gain is not known; the members are sample_rate, ", message, StringComparison.Ordinal);
        Assert.Contains("stft.window must be one of hann, hamming, ones; it was \"kaiser\".", message, StringComparison.Ordinal);
        Assert.Contains("stft.center must be true or false; it was 1.", message, StringComparison.Ordinal);
        Assert.Contains("features[1].feature.n_mels must be a whole number; it was 1.5.", message, StringComparison.Ordinal);
        Assert.Contains("features[2].type must be one of zero_crossing_rate, ", message, StringComparison.Ordinal);
        Assert.Contains("features[3] must be an object; it was 7.", message, StringComparison.Ordinal);
        Assert.Contains("speed is not known", message, StringComparison.Ordinal);
        Assert.DoesNotContain("features[2].n ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_VeryManyFaults_TellsTheFirstOnly()
    {
        string json = "{" + string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"unknown{i}\":{i}")) + "}";

        string message = Assert.Throws<ArgumentException>(() => FeatureRecipe.Parse(json)).Message;

        Assert.InRange(message.Length, 100, 5_000);
        Assert.Contains("unknown0", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_UndefinedEnumeration_IsRefused() => Assert.Throws<ArgumentException>(
        () => (FeatureRecipe.Notebook162 with { Aggregation = (FeatureAggregation)9 }).ToJson());

    [Fact]
    public void Parse_CustomFeatureWhoseOptionsAreNone_IsRefused() => Assert.Contains(
        "no FeatureOptions",
        Assert.Throws<ArgumentException>(() => FeatureRecipe.Parse("{}", [new("mine", typeof(string), Extractors.QuietShareJson.Default)])).Message,
        StringComparison.Ordinal);

    // A value that is not the parameter's default, so that a member written but not read is noticed.
    private static object? Other(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(int) => 7_000 + parameter.Position,
            _ when type == typeof(double) => 7_000.5 + parameter.Position,
            _ when type == typeof(bool) => !(bool)parameter.DefaultValue!,
            _ when type == typeof(FeatureOptions) => new RmsOptions(99),
            _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(value => !value.Equals(Enum.ToObject(type, parameter.DefaultValue!))),
            _ => throw new NotSupportedException(type.Name),
        };
    }
}
