namespace SpeechEmotion.Training.Engine;

/// <summary>
/// Which examples an epoch sees, in which order: a function of the seed and the epoch alone, so that a run can go on anywhere.
/// </summary>
internal sealed class EpochOrder
{
    private readonly int[][] _corpora;
    private readonly int[] _counts;
    private readonly int[] _order;

    /// <summary>Groups the examples by corpus.</summary>
    public EpochOrder(TrainingSet set, TrainingOptions options)
    {
        Check(set, options);
        IGrouping<string, int>[] corpora = [.. Enumerable.Range(0, set.Examples.Count).GroupBy(i => set.Examples[i].Dataset)];
        _corpora = [.. corpora.Select(corpus => corpus.ToArray())];
        _counts = [.. corpora.Select(corpus => options.ExamplesPerEpoch.TryGetValue(corpus.Key, out int count) ? count : corpus.Count())];
        _order = new int[_counts.Sum()];
    }

    /// <summary>Gets the number of examples in an epoch.</summary>
    public int Length => _order.Length;

    /// <summary>Refuses counts of corpora that the set does not have.</summary>
    /// <exception cref="ArgumentException">A count is of no corpus of the set.</exception>
    public static void Check(TrainingSet set, TrainingOptions options)
    {
        string[] corpora = [.. set.Examples.Select(example => example.Dataset).Distinct()];
        if (options.ExamplesPerEpoch.Keys.Except(corpora).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException(
                $"ExamplesPerEpoch names '{unknown}'; the training set has {string.Join(", ", corpora.Select(corpus => $"'{corpus}'"))}.");
        }
    }

    /// <summary>Draws the examples of an epoch; valid until the next call.</summary>
    public ReadOnlyMemory<int> Draw(ulong seed, int epoch)
    {
        ulong state = SplitMix.Mix(seed, (ulong)epoch);
        int at = 0;
        for (int c = 0; c < _corpora.Length; c++)
        {
            int[] examples = _corpora[c];
            if (_counts[c] != examples.Length)
            {
                // The order left by an earlier epoch must not matter.
                Array.Sort(examples);
                Shuffle(examples, ref state);
            }

            for (int i = 0; i < _counts[c]; i++)
            {
                _order[at++] = examples[i % examples.Length];
            }
        }

        Array.Sort(_order);
        Shuffle(_order, ref state);
        return _order;
    }

    private static void Shuffle(int[] values, ref ulong state)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int other = (int)(SplitMix.Next(ref state) % (ulong)(i + 1));
            (values[i], values[other]) = (values[other], values[i]);
        }
    }
}
