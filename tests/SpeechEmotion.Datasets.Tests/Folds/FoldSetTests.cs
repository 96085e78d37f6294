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

    private static DatasetSplit Split(string name, int tested) => new(name, [.. Corpus.Where(clip => clip != Corpus[tested])], [Corpus[tested]]);
}
