namespace SpeechEmotion.Datasets;

/// <summary>Folds that keep every speaker on one side.</summary>
/// <remarks>All members are pure functions of their arguments and callable from several threads at once.</remarks>
public static class SpeakerFolds
{
    /// <summary>Makes one fold a speaker: that speaker is the test, all others are training.</summary>
    /// <param name="utterances">Utterances of at least two speakers.</param>
    /// <exception cref="ArgumentException">There are fewer than two speakers.</exception>
    public static FoldSet LeaveOneOut(IEnumerable<Utterance> utterances)
    {
        Utterance[] all = [.. utterances];
        string[] speakers = Speakers(all);
        RequireSpeakers(speakers.Length, 2);
        return new("leave one speaker out", [.. speakers.Select(speaker => Split($"speaker {speaker}", all, [speaker]))]);
    }

    /// <summary>Deals the speakers into folds of about equal size, the sexes balanced within each corpus.</summary>
    /// <param name="utterances">The utterances.</param>
    /// <param name="count">The number of folds, between 2 and the number of speakers.</param>
    /// <param name="seed">Deals the speakers, 0 or more: the same seed gives the same folds on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 2, or <paramref name="seed"/> below 0.</exception>
    /// <exception cref="ArgumentException">There are fewer speakers than folds.</exception>
    public static FoldSet Grouped(IEnumerable<Utterance> utterances, int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        Utterance[] all = [.. utterances];
        RequireSpeakers(Speakers(all).Length, count);
        return FromGroups($"{count} speaker-grouped folds, seed {seed}", all, SpeakerGroups.Deal(all, count, seed));
    }

    /// <summary>Makes the folds of a published protocol; see <see cref="PublishedFolds.All"/> for the names.</summary>
    /// <param name="name">The protocol's name, for example <c>"emobox-ravdess"</c>.</param>
    /// <param name="utterances">Utterances of that protocol's corpus, every speaker being present.</param>
    /// <exception cref="ArgumentException">No protocol has this name.</exception>
    /// <exception cref="DatasetFormatException">The utterances are not those of the protocol: a speaker is missing or unknown.</exception>
    public static FoldSet Named(string name, IEnumerable<Utterance> utterances) => PublishedFolds.ByName(name).Apply(utterances);

    /// <summary>Makes folds from a file of one's own.</summary>
    /// <param name="json">
    /// <c>{ "protocol": "mine", "folds": [ { "name": "1", "test": ["ravdess/01"], "validation": ["ravdess/02"], "training": ["ravdess/03"]
    /// } ] }</c>;
    /// speakers are <see cref="Utterance.SpeakerKey"/>s. <c>validation</c> may be left out, and <c>training</c>: it is then
    /// every other speaker.
    /// </param>
    /// <param name="utterances">The utterances.</param>
    /// <exception cref="DatasetFormatException">
    /// The text is not a fold file, names two folds alike or an unknown speaker, or puts a speaker on two sides.
    /// </exception>
    public static FoldSet FromJson(string json, IEnumerable<Utterance> utterances) => FoldFile.Parse(json).Apply([.. utterances]);

    internal static FoldSet FromGroups(string protocol, Utterance[] utterances, IReadOnlyList<IReadOnlyList<string>> groups) =>
        new(protocol, [.. groups.Select((group, index) => Split($"fold {index + 1}", utterances, [.. group]))]);

    internal static string[] Speakers(IEnumerable<Utterance> utterances) =>
        [.. utterances.Select(utterance => utterance.SpeakerKey).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Says how speakers are written, by those there are.</summary>
    internal static string Known(IReadOnlyCollection<string> speakers) =>
        $"Speakers are written CORPUS/SPEAKER; there are {string.Join(", ", speakers.Take(12))}{(speakers.Count > 12 ? " …" : "")}.";

    private static DatasetSplit Split(string name, Utterance[] utterances, HashSet<string> testSpeakers)
    {
        ILookup<bool, Utterance> sides = utterances.ToLookup(utterance => testSpeakers.Contains(utterance.SpeakerKey));
        return new(name, [.. sides[false]], [.. sides[true]]);
    }

    private static void RequireSpeakers(int found, int needed)
    {
        if (found < needed)
        {
            throw new ArgumentException($"Speaker folds need at least {needed} speakers; there are {found}.");
        }
    }
}
