namespace SpeechEmotion.Datasets;

/// <summary>Splits that ignore speakers. They leak: a model is tested on voices it has heard, so its figures are optimistic.</summary>
/// <remarks>
/// They exist to repeat other people's figures. <see cref="DatasetSplit.SpeakersOverlap"/> says what they are, and evaluation refuses
/// them unless it is told to label its result. Pure functions, callable from several threads at once.
/// </remarks>
public static class RandomFolds
{
    /// <summary>Deals the utterances into folds at random.</summary>
    /// <param name="utterances">The utterances.</param>
    /// <param name="count">The number of folds, between 2 and the number of utterances.</param>
    /// <param name="seed">Deals the utterances, 0 or more: the same seed gives the same folds on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> or <paramref name="seed"/> is out of range.</exception>
    public static FoldSet Create(IEnumerable<Utterance> utterances, int count, int seed)
    {
        // The generator takes −1 for 1.
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        Utterance[] all = Shuffled(utterances, seed);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, all.Length);
        return Named($"{count} random folds, seed {seed}", [.. Enumerable.Range(0, count).Select(fold =>
        {
            ILookup<bool, Utterance> sides = all.Index().ToLookup(entry => entry.Index % count == fold, entry => entry.Item);
            return new DatasetSplit($"random fold {fold + 1}", [.. sides[false]], [.. sides[true]]);
        })]);
    }

    /// <summary>Holds a share of the utterances out at random, as notebooks do.</summary>
    /// <param name="utterances">At least two utterances.</param>
    /// <param name="testFraction">The share of the test, above 0 and below 1; the count is rounded up, as scikit-learn does.</param>
    /// <param name="seed">Chooses the utterances, 0 or more: the same seed gives the same split on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="testFraction"/> or <paramref name="seed"/> is out of range.</exception>
    public static FoldSet HoldOut(IEnumerable<Utterance> utterances, double testFraction, int seed)
    {
        (Utterance[] training, Utterance[] test) = Draw(utterances, testFraction, seed);
        return Named(
            FormattableString.Invariant($"random {100 * testFraction:0.##########} % hold-out, seed {seed}"),
            [new("hold-out", training, test)]);
    }

    /// <summary>Draws a share of any items for the test; its count is rounded up.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="testFraction"/> or <paramref name="seed"/> is out of range.</exception>
    internal static (T[] Training, T[] Test) Draw<T>(IEnumerable<T> items, double testFraction, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        if (testFraction is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(testFraction), FormattableString.Invariant($"TestFraction must be above 0 and below 1; it was {testFraction}."));
        }

        T[] all = Shuffled(items, seed);
        int test = (int)Math.Ceiling(testFraction * all.Length);
        return (all[test..], all[..test]);
    }

    private static FoldSet Named(string protocol, IReadOnlyList<DatasetSplit> splits) =>
        new(splits.Any(split => split.SpeakersOverlap) ? $"{protocol} (speakers overlap)" : protocol, splits);

    private static T[] Shuffled<T>(IEnumerable<T> items, int seed)
    {
        T[] all = [.. items];
        new Random(seed).Shuffle(all);
        return all;
    }
}
