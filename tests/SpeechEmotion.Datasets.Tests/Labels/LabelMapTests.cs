namespace SpeechEmotion.Datasets.Tests.Labels;

public sealed class LabelMapTests
{
    [Fact]
    public void Apply_RenameMergeAndDrop_KeepsOrder()
    {
        LabelMap map = LabelMap.Parse("""{ "labels": { "calm": "neutral", "boredom": null } }""");

        string[] mapped = [.. map.Apply(Fake.Utterances("calm", "boredom", "happy", "neutral")).Select(utterance => utterance.Emotion)];

        Assert.Equal(["neutral", "happy", "neutral"], mapped);
    }

    [Theory]
    [InlineData("keep", "other")]
    [InlineData("drop", null)]
    public void Map_UnlistedLabel_FollowsTheRule(string rule, string? expected) =>
        Assert.Equal(expected, LabelMap.Parse($$"""{ "labels": {}, "unlisted": "{{rule}}" }""").Map("other"));

    [Fact]
    public void Map_UnlistedLabelRefused_NamesIt()
    {
        LabelMap map = LabelMap.Parse("""{ "labels": { "sad": "sad" }, "unlisted": "refuse" }""");

        Assert.Contains("'bored'", Assert.Throws<DatasetFormatException>(() => map.Map("bored")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "label": {} }""")]
    [InlineData("""{ "labels": {}, "unlisted": "forget" }""")]
    [InlineData("""{ "labels": {}, "unlisted": 7 }""")]
    [InlineData("""{ "labels": {}, "labels": {} }""")]
    [InlineData("""{ "labels": { "sad": "sad", "sad": null } }""")]
    [InlineData("""{ "labels": { "sad": "" } }""")]
    [InlineData("""{ "labels": { "sad": " " } }""")]
    [InlineData("null")]
    [InlineData("")]
    public void Parse_NotALabelMap_Throws(string json) => Assert.Throws<DatasetFormatException>(() => LabelMap.Parse(json));

    [Fact]
    public void Parse_LeftOutMembers_TakeTheirDefaults() => Assert.Equal("sad", LabelMap.Parse("{}").Map("sad"));

    [Fact]
    public void ToJson_ReadBack_IsTheSameMap()
    {
        LabelMap map = new() { Labels = new Dictionary<string, string?> { ["calm"] = null, ["ps"] = "surprise" }, Unlisted = UnlistedLabels.Refuse };

        LabelMap back = LabelMap.Parse(map.ToJson());

        Assert.Equal(map.Labels, back.Labels);
        Assert.Equal(UnlistedLabels.Refuse, back.Unlisted);
    }

    [Fact]
    public void Only_SharedLabels_KeepsWhatBothCorporaHave()
    {
        Utterance[] first = Fake.Utterances("sad", "calm", "happy");
        Utterance[] second = Fake.Utterances("happy", "boredom", "sad");

        IReadOnlyList<string> shared = LabelMap.SharedLabels(first, second);

        Assert.Equal(["happy", "sad"], shared);
        Assert.Equal(["sad", "happy"], LabelMap.Only(shared).Apply(first).Select(utterance => utterance.Emotion));
    }
}
