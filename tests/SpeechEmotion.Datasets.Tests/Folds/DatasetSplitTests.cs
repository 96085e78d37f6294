namespace SpeechEmotion.Datasets.Tests.Folds;

public sealed class DatasetSplitTests
{
    private static readonly DatasetSplit Split = SpeakerFolds.Named("emobox-ravdess", Fake.Corpus("ravdess", 24, 4)).Splits[0];

    [Fact]
    public void WithValidationSpeakers_Count_MovesSpeakersOfBothSexesFromTraining()
    {
        DatasetSplit split = Split.WithValidationSpeakers(4, seed: 7);

        Assert.Equal((64, 16, 16), (split.Training.Count, split.Validation.Count, split.Test.Count));
        Assert.Equal(8, split.Validation.Count(clip => clip.Sex == SpeakerSex.Female));
        Assert.Empty(split.Validation.Select(clip => clip.SpeakerKey).Intersect(split.Training.Select(clip => clip.SpeakerKey)));
        Assert.Empty(split.SharedSpeakers);
    }

    [Fact]
    public void WithValidationSpeakers_Seed_DecidesWho()
    {
        Assert.Equal(Speakers(1), Speakers(1));
        Assert.NotEqual(Speakers(1), Speakers(2));

        static IEnumerable<string> Speakers(int seed) => Split.WithValidationSpeakers(4, seed).Validation.Select(clip => clip.Speaker).Distinct();
    }

    [Theory]
    [InlineData(2, "a")]
    [InlineData(4, "a b")]
    public void WithValidationSpeakers_FurtherCorpusTrains_ComeFromTheTestedOneWhereItCanSpareThem(int count, string corpora)
    {
        Utterance[] tested = Fake.Corpus("a", 6, 1);
        DatasetSplit split = new("x", [.. tested[2..], .. Fake.Corpus("b", 10, 1)], tested[..2]);

        Utterance[] validation = [.. split.WithValidationSpeakers(count, seed: 3).Validation];

        Assert.Equal(count, validation.Length);
        Assert.Equal(corpora.Split(' '), validation.Select(clip => clip.Dataset).Distinct().Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void WithValidationSpeakers_CountOutOfRange_IsRefused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.WithValidationSpeakers(count, 0));

    [Fact]
    public void WithValidation_NegativeSeed_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("seed", () => Split.WithValidationSpeakers(2, -1));
        Assert.Throws<ArgumentOutOfRangeException>("seed", () => Split.WithValidationClips(0.1, -1));
    }

    [Fact]
    public void WithValidationSpeakers_UnknownSpeaker_SaysHowTheyAreWritten() => Assert.Contains(
        "ravdess/2. Speakers are written CORPUS/SPEAKER; there are ravdess/02, ravdess/03,",
        Assert.Throws<ArgumentException>(() => Split.WithValidationSpeakers(["ravdess/2"])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void WithValidationSpeakers_TestSpeaker_IsRefusedByName() => Assert.Contains(
        "ravdess/01", Assert.Throws<ArgumentException>(() => Split.WithValidationSpeakers(["ravdess/01"])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.9)]
    public void WithValidationClips_EmotionOfOneClip_StaysInTraining(double fraction)
    {
        DatasetSplit split = new("x", Fake.Utterances("sad", "sad", "sad", "happy"), Fake.Corpus("c", 1, 1));

        DatasetSplit divided = split.WithValidationClips(fraction, seed: 1);

        Assert.Equal(["happy", "sad"], divided.Training.Select(clip => clip.Emotion).Distinct().Order());
        Assert.Equal(["sad"], divided.Validation.Select(clip => clip.Emotion).Distinct());
    }

    [Fact]
    public void WithValidationClips_NoEmotionCanSpareOne_IsRefused() => Assert.Throws<ArgumentException>(
        () => new DatasetSplit("x", Fake.Utterances("sad", "happy"), Fake.Corpus("c", 1, 1)).WithValidationClips(0.1, seed: 1));

    [Fact]
    public void Constructor_EmptySide_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new DatasetSplit("x", [], Fake.Utterances("sad")));

    [Fact]
    public void SharedSpeakers_ValidationHearsATestSpeaker_IsOverlap()
    {
        Utterance[] corpus = Fake.Corpus("c", 3, 1);

        Assert.Equal(["c/02"], new DatasetSplit("x", [corpus[0]], [corpus[1]], [corpus[1]]).SharedSpeakers);
    }
}
