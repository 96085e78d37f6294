namespace SpeechEmotion.Datasets;

/// <summary>The splits of one protocol, in the order they are run.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class FoldSet
{
    /// <summary>Creates a set of folds.</summary>
    /// <param name="protocol">What people call the protocol, for example <c>"leave one speaker out"</c>.</param>
    /// <param name="splits">At least one split, each with a name of its own.</param>
    /// <exception cref="ArgumentException">There are no splits, or two have the same name.</exception>
    public FoldSet(string protocol, IReadOnlyList<DatasetSplit> splits)
    {
        ArgumentException.ThrowIfNullOrEmpty(protocol);
        ArgumentNullException.ThrowIfNull(splits);
        if (splits.Count == 0)
        {
            throw new ArgumentException($"Protocol '{protocol}' needs at least one split; it has none.", nameof(splits));
        }

        if (RepeatedName(splits.Select(split => split.Name)) is { } repeated)
        {
            throw new ArgumentException(
                $"Protocol '{protocol}' has more than one split named '{repeated}'; give each a name of its own.", nameof(splits));
        }

        Protocol = protocol;
        Splits = splits;
    }

    /// <summary>Gets what people call the protocol.</summary>
    public string Protocol { get; }

    /// <summary>Gets the splits.</summary>
    public IReadOnlyList<DatasetSplit> Splits { get; }

    /// <summary>Gets whether a speaker is on both sides of any split: figures are then "speakers overlap: optimistic".</summary>
    public bool SpeakersOverlap => Splits.Any(split => split.SpeakersOverlap);

    /// <summary>Adds utterances, for example of another corpus, to the training side of every split.</summary>
    /// <param name="utterances">The utterances.</param>
    public FoldSet WithTraining(IEnumerable<Utterance> utterances)
    {
        Utterance[] extra = [.. utterances];
        return new(Protocol, [.. Splits.Select(split => split.WithTraining(extra))]);
    }

    /// <summary>Moves speakers from training to validation in every split.</summary>
    /// <param name="count">The number of speakers a split.</param>
    /// <param name="seed">Chooses the speakers, 0 or more; the split's place is added, so that splits choose differently.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="count"/> leaves no speaker for training in some split, or <paramref name="seed"/> is below 0.
    /// </exception>
    public FoldSet WithValidationSpeakers(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        return new(Protocol, [.. Splits.Select((split, index) => split.WithValidationDrawn(count, unchecked(seed + index)))]);
    }

    internal static string? RepeatedName(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
}
