namespace SpeechEmotion.Datasets.Tests.Folds;

public sealed class FoldSetTests
{
    private static readonly Utterance[] Corpus = Fake.Corpus("c", 3, 1);

    [Fact]
    public void Constructor_TwoSplitsOfOneName_AreRefusedByName()
    {
        string message = Assert.Throws<ArgumentException>(() => new FoldSet("p", [Split("one", 0), Split("two", 1), Split("one", 2)])).Message;

        Assert.Contains("'one'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("'two'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NamesThatDifferInCase_AreAccepted() =>
        Assert.Equal(2, new FoldSet("p", [Split("a", 0), Split("A", 1)]).Splits.Count);

    [Fact]
    public void WithValidationSpeakers_EverySplit_ChoosesBySeedAndPlace()
    {
        // The same split thrice, so that only the place can make a difference.
        Utterance[] corpus = Fake.Corpus("c", 20, 1);
        DatasetSplit Same(string name) => new(name, corpus[2..], corpus[..2]);
        FoldSet folds = new("p", [Same("one"), Same("two"), Same("three")]);

        FoldSet validated = folds.WithValidationSpeakers(4, seed: 5);

        Assert.Equal(("p", 3), (validated.Protocol, validated.Splits.Count));
        Assert.All(validated.Splits, split => Assert.Equal((14, 4, 2), (split.Training.Count, split.Validation.Count, split.Test.Count)));
        Assert.All(validated.Splits.Index(), split => Assert.Equal(
            Chosen(folds.Splits[split.Index].WithValidationSpeakers(4, 5 + split.Index)), Chosen(split.Item)));
        Assert.Equal(3, validated.Splits.Select(Chosen).Distinct().Count());

        static string Chosen(DatasetSplit split) => string.Join(' ', split.Validation.Select(clip => clip.Speaker));
    }

    [Fact]
    public void WithValidationSpeakers_LastSeed_IsTakenAndANegativeOneRefused()
    {
        FoldSet folds = SpeakerFolds.LeaveOneOut(Corpus);

        Assert.Equal(3, folds.WithValidationSpeakers(1, int.MaxValue).Splits.Count);
        Assert.Throws<ArgumentOutOfRangeException>("seed", () => folds.WithValidationSpeakers(1, -1));
    }

    private static DatasetSplit Split(string name, int tested) => new(name, [.. Corpus.Where(clip => clip != Corpus[tested])], [Corpus[tested]]);
}
