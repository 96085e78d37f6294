namespace SpeechEmotion.Training.Tests.Evaluation;

public sealed class ConfusionMatrixTests
{
    // sklearn 1.5: y_true = [0,0,0,1,1,2,2,2,2], y_pred = [0,0,1,1,2,2,2,0,2]
    private static readonly ConfusionMatrix Matrix = ConfusionMatrix.Count(
        ["a", "b", "c"], [(0, 0), (0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 2), (2, 0), (2, 2)]);

    [Fact]
    public void Count_Pairs_PutsTruthInRows() => Assert.Equal([[2, 1, 0], [0, 1, 1], [1, 0, 3]], Matrix.Counts);

    [Fact]
    public void Figures_SmallExample_EqualTheFormulas()
    {
        Assert.Equal(6.0 / 9, Matrix.Accuracy, 12);
        Assert.Equal(((2.0 / 3) + (1.0 / 2) + (3.0 / 4)) / 3, Matrix.UnweightedAverageRecall, 12);
        Assert.Equal(((2.0 / 3) + (1.0 / 2) + (3.0 / 4)) / 3, Matrix.MacroF1, 12);
        Assert.Equal((2.0 / 3, 1.0 / 2, 3.0 / 4), (Matrix.Precision(0), Matrix.Precision(1), Matrix.Precision(2)));
    }

    [Fact]
    public void UnweightedAverageRecall_LabelWithoutClips_IsNotCounted()
    {
        ConfusionMatrix matrix = ConfusionMatrix.Count(["a", "b", "c"], [(0, 0), (0, 2), (1, 1)]);

        Assert.Equal(0.75, matrix.UnweightedAverageRecall, 12);
        // "c" was predicted, so its F1 of 0 counts, as in scikit-learn: (2/3 + 1 + 0) / 3.
        Assert.Equal(5.0 / 9, matrix.MacroF1, 12);
    }

    [Fact]
    public void Figures_NoClips_AreZero()
    {
        ConfusionMatrix empty = ConfusionMatrix.Count(["a", "b"], []);

        Assert.Equal((0, 0, 0), (empty.Accuracy, empty.UnweightedAverageRecall, empty.MacroF1));
    }

    [Fact]
    public void Constructor_NotSquare_IsRefused() => Assert.Throws<ArgumentException>(() => new ConfusionMatrix(["a", "b"], [[1, 2], [3]]));
}
