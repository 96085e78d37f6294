using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>How often each label was taken for each other: rows are the truth, columns the prediction.</summary>
/// <remarks>Immutable by contract: the matrix keeps the counts it is given. Safe to share between threads.</remarks>
public sealed class ConfusionMatrix
{
    /// <summary>Creates a matrix over counts that the caller no longer changes.</summary>
    /// <param name="labels">The labels, in the order of rows and columns.</param>
    /// <param name="counts">One row a true label, one column a predicted label.</param>
    /// <exception cref="ArgumentException">There are no labels, one or a row is null, or the counts are not square in them.</exception>
    [JsonConstructor]
    public ConfusionMatrix(IReadOnlyList<string> labels, IReadOnlyList<IReadOnlyList<int>> counts)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Contains(null!) || labels.Contains(null!))
        {
            throw new ArgumentException("A confusion matrix must hold no null among its labels and rows.");
        }

        if (labels.Count == 0 || counts.Count != labels.Count || counts.Any(row => row.Count != labels.Count))
        {
            throw new ArgumentException(
                $"A confusion matrix of {labels.Count} labels needs as many rows and columns; it has {counts.Count} rows of "
                + $"{string.Join(", ", counts.Select(row => row.Count).Distinct())}.");
        }

        Labels = labels;
        Counts = counts;
    }

    /// <summary>Gets the labels, in the order of rows and columns.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Gets the counts: <c>Counts[truth][predicted]</c>.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts { get; }

    /// <summary>Gets the number of clips.</summary>
    [JsonIgnore]
    public int Total => Counts.Sum(row => row.Sum());

    /// <summary>Gets the share of clips on the diagonal (weighted accuracy, WA); 0 without clips.</summary>
    [JsonIgnore]
    public double Accuracy => Ratio(Enumerable.Range(0, Labels.Count).Sum(label => Counts[label][label]), Total);

    /// <summary>Gets the mean recall of the labels that occur in the truth (UAR, balanced accuracy); 0 without clips.</summary>
    [JsonIgnore]
    public double UnweightedAverageRecall =>
        Enumerable.Range(0, Labels.Count).Where(label => Support(label) > 0).Select(Recall).DefaultIfEmpty(0).Average();

    /// <summary>
    /// Gets the mean F1 of the labels that occur in the truth or in the predictions, as scikit-learn does; 0 without clips.
    /// </summary>
    [JsonIgnore]
    public double MacroF1 =>
        Enumerable.Range(0, Labels.Count).Where(label => Support(label) + Predicted(label) > 0).Select(F1).DefaultIfEmpty(0).Average();

    /// <summary>Counts true and predicted label indices.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="pairs">True and predicted index, 0 to the number of labels − 1.</param>
    public static ConfusionMatrix Count(IReadOnlyList<string> labels, IEnumerable<(int Truth, int Predicted)> pairs)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(pairs);
        int[][] counts = [.. labels.Select(_ => new int[labels.Count])];
        foreach ((int truth, int predicted) in pairs)
        {
            counts[truth][predicted]++;
        }

        return new(labels, counts);
    }

    /// <summary>Gets the number of clips of a label.</summary>
    /// <param name="label">The label's index.</param>
    public int Support(int label) => Counts[label].Sum();

    /// <summary>Gets how often a label was predicted.</summary>
    /// <param name="label">The label's index.</param>
    public int Predicted(int label) => Counts.Sum(row => row[label]);

    /// <summary>Gets the share of a label's clips that were recognised; 0 where it has none.</summary>
    /// <param name="label">The label's index.</param>
    public double Recall(int label) => Ratio(Counts[label][label], Support(label));

    /// <summary>Gets the share of a label's predictions that were right; 0 where it was never predicted.</summary>
    /// <param name="label">The label's index.</param>
    public double Precision(int label) => Ratio(Counts[label][label], Predicted(label));

    /// <summary>Gets the harmonic mean of precision and recall; 0 where both are.</summary>
    /// <param name="label">The label's index.</param>
    public double F1(int label) => Ratio(2 * Counts[label][label], Support(label) + Predicted(label));

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
