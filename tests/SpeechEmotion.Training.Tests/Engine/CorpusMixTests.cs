using SpeechEmotion.Features;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Tests.Engine;

/// <summary>Corpora of different labels and sizes in one training set.</summary>
public sealed class CorpusMixTests
{
    private static readonly string[] Labels = ["angry", "calm", "sad"];

    [Fact]
    public void Allowed_WithinCorpus_IsTheLabelsOfTheCorpus()
    {
        TrainingSet set = Set(("a", 0), ("a", 1), ("b", 0), ("b", 2));
        LabelSpaces spaces = new(set, new TrainingOptions { LabelsWithinCorpus = true });
        Assert.Equal([1f, 1f, 0f], spaces.Allowed(set.Examples[0]).ToArray());
        Assert.Equal([1f, 0f, 1f], spaces.Allowed(set.Examples[2]).ToArray());
        Assert.Equal([1f, 1f, 1f], new LabelSpaces(set, new TrainingOptions()).Allowed(set.Examples[0]).ToArray());
    }

    [Fact]
    public void Allowed_AlikeLabels_OnlyThoseThatTheCorpusLacksDoNotCompete()
    {
        TrainingOptions options = new() { AlikeLabels = [["calm", "sad", "bored"]] };
        TrainingSet set = Set(("a", 0), ("a", 1), ("b", 0), ("b", 1), ("b", 2));
        LabelSpaces spaces = new(set, options);
        Assert.Equal([1f, 1f, 1f], spaces.Allowed(set.Examples[0]).ToArray());
        Assert.Equal([1f, 1f, 0f], spaces.Allowed(set.Examples[1]).ToArray());
        Assert.Equal([1f, 1f, 1f], spaces.Allowed(set.Examples[3]).ToArray());
    }

    [Fact]
    public void Allowed_CorpusOrLabelUnknownToTraining_IsEveryLabel()
    {
        LabelSpaces spaces = new(Set(("a", 0), ("a", 1)), new TrainingOptions { LabelsWithinCorpus = true });
        Assert.Equal([1f, 1f, 1f], spaces.Allowed(Example("c", 0)).ToArray());
        Assert.Equal([1f, 1f, 1f], spaces.Allowed(Example("a", 2)).ToArray());
    }

    [Fact]
    public void Weight_Balanced_EveryLabelOfACorpusCountsTheSame()
    {
        TrainingSet set = Set(("a", 0), ("a", 0), ("a", 0), ("a", 1), ("b", 2));
        LabelSpaces spaces = new(set, new TrainingOptions { BalanceClasses = true });
        Assert.Equal(2, 3 * spaces.Weight(set.Examples[0]), 1e-6);
        Assert.Equal(2, spaces.Weight(set.Examples[3]), 1e-6);
        Assert.Equal(1, spaces.Weight(set.Examples[4]), 1e-6);
    }

    [Fact]
    public void Restrict_ImpossibleLabel_HasNoProbabilityAndNoGradient()
    {
        Activation logits = new(), gradient = new();
        logits.Reshape(1, 1, 3);
        float[] values = [1, 9, 2];
        values.CopyTo(logits.Values);
        float[] probabilities = new float[3];
        LabelSpaces.Restrict(logits, [1, 0, 1]);
        double loss = SoftmaxCrossEntropy.Compute(logits, [1, 0, 0], [1], gradient, probabilities);
        Assert.Equal(Math.Log(1 + Math.E), loss, 1e-5);
        Assert.Equal(0, probabilities[1]);
        Assert.Equal(0, gradient.Values[1]);
        Assert.Equal(1, probabilities[0] + probabilities[2], 1e-6);
    }

    [Fact]
    public void Draw_WithoutCounts_IsEveryExampleOnce()
    {
        EpochOrder order = new(Set([.. Enumerable.Repeat(("a", 0), 50)]), new TrainingOptions());
        int[] first = order.Draw(1, 1).ToArray(), second = order.Draw(1, 2).ToArray();
        Assert.Equal(Enumerable.Range(0, 50), first.Order());
        Assert.Equal(Enumerable.Range(0, 50), second.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Draw_FewerOrMoreThanTheCorpus_HasTheCountAndSpreadsRepeatsEvenly()
    {
        TrainingSet set = Set([.. Enumerable.Repeat(("a", 0), 40), .. Enumerable.Repeat(("b", 1), 10)]);
        EpochOrder order = new(set, new TrainingOptions { ExamplesPerEpoch = new Dictionary<string, int> { ["a"] = 15, ["b"] = 25 } });
        int[] drawn = order.Draw(7, 3).ToArray();
        Assert.Equal(40, order.Length);
        Assert.Equal(15, drawn.Where(i => i < 40).Distinct().Count());
        int[] repeats = [.. drawn.Where(i => i >= 40).GroupBy(i => i).Select(group => group.Count())];
        Assert.Equal(10, repeats.Length);
        Assert.Equal(25, repeats.Sum());
        Assert.All(repeats, count => Assert.InRange(count, 2, 3));
    }

    [Fact]
    public void Draw_SameSeedAndEpoch_IsTheSameWhateverWasDrawnBefore()
    {
        TrainingSet set = Set([.. Enumerable.Repeat(("a", 0), 40), .. Enumerable.Repeat(("b", 1), 10)]);
        TrainingOptions options = new() { ExamplesPerEpoch = new Dictionary<string, int> { ["a"] = 15 } };
        EpochOrder resumed = new(set, options), unbroken = new(set, options);
        _ = unbroken.Draw(5, 1);
        _ = unbroken.Draw(5, 2);
        Assert.Equal(unbroken.Draw(5, 3).ToArray(), resumed.Draw(5, 3).ToArray());
    }

    [Fact]
    public void Create_CountForUnknownCorpus_NamesIt()
    {
        TrainingOptions options = new() { ExamplesPerEpoch = new Dictionary<string, int> { ["teas"] = 15 } };
        ArgumentException error = Assert.Throws<ArgumentException>(() => new EpochOrder(Set(("tess", 0)), options));
        Assert.Contains("'teas'", error.Message, StringComparison.Ordinal);
    }

    private static TrainingExample Example(string dataset, int label) =>
        new(new FeatureMatrix(new float[1], 1, 1), label, $"{dataset}/1", "id", dataset);

    private static TrainingSet Set(params (string Dataset, int Label)[] examples) =>
        new(FeatureRecipe.Notebook162, Labels, [.. examples.Select(e => Example(e.Dataset, e.Label))]);
}
