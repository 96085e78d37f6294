using SpeechEmotion.TestKit;

namespace SpeechEmotion.Datasets.Tests.Folds;

public sealed class RandomFoldsTests
{
    [Fact]
    public void Create_ManyClipsASpeaker_TestsEachClipOnceAndIsMarkedAsLeaking()
    {
        Utterance[] corpus = Fake.Corpus("c", 4, 25);

        FoldSet folds = RandomFolds.Create(corpus, 5, seed: 0);

        Assert.True(folds.SpeakersOverlap);
        Assert.Contains("speakers overlap", folds.Protocol, StringComparison.Ordinal);
        Assert.Equal(corpus.Select(clip => clip.Path).Order(), folds.Splits.SelectMany(split => split.Test).Select(clip => clip.Path).Order());
    }

    [Fact]
    public void HoldOut_Quarter_RoundsTheTestUpAsScikitLearnDoes()
    {
        DatasetSplit split = RandomFolds.HoldOut(Fake.Corpus("c", 3, 11), 0.25, seed: 0).Splits[0];

        Assert.Equal((24, 9), (split.Training.Count, split.Test.Count));
        Assert.Empty(split.Training.Intersect(split.Test));
    }

    [Fact]
    public void HoldOut_AnyLanguage_NamesItsShareExactly()
    {
        using CommaCulture language = new();
        Assert.Equal("random 25.5 % hold-out, seed 1 (speakers overlap)", RandomFolds.HoldOut(Fake.Corpus("c", 3, 11), 0.255, 1).Protocol);
        Assert.Equal("random 7 % hold-out, seed 1 (speakers overlap)", RandomFolds.HoldOut(Fake.Corpus("c", 3, 11), 0.07, 1).Protocol);
        Assert.Equal(
            "TestFraction must be above 0 and below 1; it was 1.5. (Parameter 'testFraction')",
            Assert.Throws<ArgumentOutOfRangeException>(() => RandomFolds.HoldOut(Fake.Corpus("c", 2, 2), 1.5, 0)).Message);
    }

    [Fact]
    public void HoldOutAndCreate_NegativeSeed_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("seed", () => RandomFolds.HoldOut(Fake.Corpus("c", 2, 2), 0.5, -1));
        Assert.Throws<ArgumentOutOfRangeException>("seed", () => RandomFolds.Create(Fake.Corpus("c", 2, 2), 2, -1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void HoldOut_ShareOutOfRange_IsRefused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomFolds.HoldOut(Fake.Corpus("c", 2, 2), share, 0));
}
