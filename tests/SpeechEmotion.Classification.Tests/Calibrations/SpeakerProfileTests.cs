using SpeechEmotion.TestKit;

namespace SpeechEmotion.Classification.Tests.Calibrations;

public sealed class SpeakerProfileTests
{
    [Fact]
    public void Create_TwoClips_CentresTheLogarithmsAndHoldsBack()
    {
        SpeakerProfile profile = SpeakerProfile.Create("m 1", [Scores(("a", 0.8f), ("b", 0.2f)), Scores(("b", 0.5f), ("a", 0.5f))]);

        // Mean of ln 0.8 and ln 0.5 against that of ln 0.2 and ln 0.5; two clips count two sevenths.
        double difference = (Math.Log(0.8) - Math.Log(0.2)) / 2;
        Assert.Equal(2, profile.Clips);
        Assert.Equal("m 1", profile.ModelName);
        Assert.Equal(["a", "b"], profile.Offsets.Keys);
        Assert.Equal(-difference / 2 * 2 / 7, profile.Offsets["a"], 1e-6);
        Assert.Equal(difference / 2 * 2 / 7, profile.Offsets["b"], 1e-6);
    }

    [Fact]
    public void Create_AnswersWithoutSpeech_AreLeftOut()
    {
        SpeakerProfile profile = SpeakerProfile.Create("m 1", [[], Scores(("a", 0.8f), ("b", 0.2f)), []]);
        Assert.Equal(1, profile.Clips);
        Assert.Throws<ArgumentException>(() => SpeakerProfile.Create("m 1", [[], []]));
        Assert.Throws<ArgumentException>(() => SpeakerProfile.Create("m 1", [Scores(("a", 0.8f), ("b", 0.2f)), Scores(("a", 0.8f), ("c", 0.2f))]));
        Assert.Throws<ArgumentException>(() => SpeakerProfile.Create("m 1", [Scores(("a", 0.8f), ("b", 0.2f)), Scores(("a", 1f))]));
    }

    [Fact]
    public void Apply_VoiceThatAlwaysSoundsAngry_IsJudgedByHowItChanges()
    {
        // Angry first in every clip; in the last, less than usual.
        SpeakerProfile profile = SpeakerProfile.Create(
            "m 1", [.. Enumerable.Repeat(Scores(("angry", 0.9f), ("sad", 0.1f)), 50), Scores(("angry", 0.6f), ("sad", 0.4f))]);
        float[] usual = [0.9f, 0.1f], unusual = [0.6f, 0.4f];
        profile.Apply(["angry", "sad"], usual);
        profile.Apply(["angry", "sad"], unusual);
        Assert.InRange(usual[0], 0.5f, 0.7f);
        Assert.InRange(unusual[0], 0f, 0.3f);
        Assert.Equal(1, usual.Sum(), 1e-6f);
        Assert.Equal(1, unusual.Sum(), 1e-6f);
    }

    [Fact]
    public void Apply_LabelsLeftOut_GiveTheAnswerOfTheRest()
    {
        (string, float)[][] clips = [[("a", 0.7f), ("b", 0.2f), ("c", 0.1f)], [("a", 0.5f), ("b", 0.1f), ("c", 0.4f)]];
        SpeakerProfile all = SpeakerProfile.Create("m 1", clips.Select(clip => Scores(clip)));
        SpeakerProfile two = SpeakerProfile.Create("m 1", clips.Select(clip => Scores([.. clip[..2].Select(s => (s.Item1, s.Item2 / (clip[0].Item2 + clip[1].Item2)))])));
        float[] three = [0.5f, 0.3f, 0.2f], pair = [0.5f / 0.8f, 0.3f / 0.8f];
        all.Apply(["a", "b", "c"], three);
        two.Apply(["a", "b"], pair);
        Assert.Equal(pair[0], three[0] / (three[0] + three[1]), 1e-5f);
    }

    [Fact]
    public void Apply_ImpossibleEmotion_StaysAnswerable()
    {
        SpeakerProfile profile = SpeakerProfile.Create("m 1", Enumerable.Repeat(Scores(("a", 1f), ("b", 0f)), 1000));
        Assert.All(profile.Offsets.Values, offset => Assert.InRange(offset, -SpeakerProfile.MaxOffset, SpeakerProfile.MaxOffset));
        float[] probabilities = [1, 0];
        profile.Apply(["a", "b"], probabilities);
        Assert.Equal([1, 0], probabilities);
        Assert.Throws<ArgumentException>(() => profile.Apply(["a"], probabilities));
    }

    [Fact]
    public void ToJson_Parse_GivesTheSame()
    {
        SpeakerProfile profile = SpeakerProfile.Create("m 1", [Scores(("a", 0.8f), ("b", 0.2f))]);
        SpeakerProfile read = SpeakerProfile.Parse(profile.ToJson());
        Assert.Equal((profile.ModelName, profile.Clips), (read.ModelName, read.Clips));
        Assert.Equal(profile.Offsets, read.Offsets);
    }

    [Theory]
    [InlineData("hello", "cannot be read")]
    [InlineData("{}", "offsets")]
    [InlineData("""{ "model": "m 1", "clips": 0, "offsets": { "a": 1 } }""", "Clips")]
    [InlineData("""{ "model": "m 1", "clips": 3, "offsets": { "a": 21 } }""", "'a'")]
    [InlineData("""{ "model": "m 1", "clips": 3, "offsets": { } }""", "Offsets")]
    [InlineData("""{ "model": "m 1", "clips": 3, "offsets": { "a": 1 }, "name": "Anna" }""", "name")]
    public void Parse_Fault_IsNamed(string json, string fault) =>
        Assert.Contains(fault, Assert.Throws<ArgumentException>(() => SpeakerProfile.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Validate_DecimalComma_WritesNumbersAsJsonDoes()
    {
        using CommaCulture comma = new();
        SpeakerProfile profile = new() { ModelName = "m 1", Clips = 3, Offsets = new Dictionary<string, float> { ["a"] = 21.5f } };

        Assert.Contains("it was 21.5.", Assert.Throws<ArgumentException>(profile.Validate).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<EmotionScore> Scores(params (string Emotion, float Probability)[] scores) =>
        [.. scores.Select(score => new EmotionScore(score.Emotion, score.Probability))];
}
