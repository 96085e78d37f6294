namespace SpeechEmotion.Training.Engine;

/// <summary>
/// Which labels an example competes with, and how much it weighs; see <see cref="TrainingOptions.LabelsWithinCorpus"/> and
/// <see cref="TrainingOptions.AlikeLabels"/>.
/// </summary>
internal sealed class LabelSpaces
{
    /// <summary>The logit of a label that is not allowed: its exponential is 0 in single precision, and so is its gradient.</summary>
    public const float Impossible = -1e4f;

    private readonly Dictionary<(string Corpus, int Label), float[]> _allowed = [];
    private readonly Dictionary<string, float[]> _weights = [];
    private readonly float[] _all;
    private readonly bool _isBalanced;

    /// <summary>Counts the labels of each corpus of a training set.</summary>
    public LabelSpaces(TrainingSet training, TrainingOptions options)
    {
        _isBalanced = options.BalanceClasses;
        _all = new float[training.Labels.Count];
        Array.Fill(_all, 1);
        foreach (IGrouping<string, TrainingExample> corpus in training.Examples.GroupBy(example => example.Dataset))
        {
            int[] counts = new int[_all.Length];
            foreach (TrainingExample example in corpus)
            {
                counts[example.Label]++;
            }

            int present = counts.Count(count => count > 0), total = counts.Sum();
            for (int label = 0; label < counts.Length; label++)
            {
                if (counts[label] > 0)
                {
                    _allowed[(corpus.Key, label)] = Competitors(training.Labels, counts, label, options);
                }
            }

            _weights[corpus.Key] = Array.ConvertAll(counts, count => count > 0 ? (float)total / (present * count) : 0f);
        }
    }

    /// <summary>Gives 1 for each label the example competes with, its own among them, else 0.</summary>
    public ReadOnlySpan<float> Allowed(TrainingExample example) =>
        _allowed.TryGetValue((example.Dataset, example.Label), out float[]? allowed) ? allowed : _all;

    /// <summary>
    /// Gives the example's weight in training: such that all labels of its corpus count for the same, 1 on average, where asked for.
    /// </summary>
    public float Weight(TrainingExample example) => _isBalanced ? _weights[example.Dataset][example.Label] : 1;

    /// <summary>Makes labels that are not allowed impossible.</summary>
    /// <param name="logits">Samples × 1 × labels, changed in place.</param>
    /// <param name="allowed">Samples × labels.</param>
    public static void Restrict(Activation logits, ReadOnlySpan<float> allowed) => Restrict(logits.Values, allowed);

    /// <summary>Makes labels that are not allowed impossible.</summary>
    /// <param name="values">Logits, changed in place.</param>
    /// <param name="allowed">As many.</param>
    public static void Restrict(Span<float> values, ReadOnlySpan<float> allowed)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (allowed[i] == 0)
            {
                values[i] = Impossible;
            }
        }
    }

    private static float[] Competitors(IReadOnlyList<string> labels, int[] counts, int label, TrainingOptions options)
    {
        string[] alike = [.. options.AlikeLabels.Where(group => group.Contains(labels[label])).SelectMany(group => group)];
        return [.. labels.Select((other, index) =>
            counts[index] > 0 || (!options.LabelsWithinCorpus && !alike.Contains(other)) ? 1f : 0f)];
    }
}
