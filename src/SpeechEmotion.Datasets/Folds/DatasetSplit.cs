namespace SpeechEmotion.Datasets;

/// <summary>One way to divide utterances into training, validation and test.</summary>
/// <remarks>
/// Immutable and safe to share between threads. Whether a speaker is heard on both sides is computed from the utterances, not declared.
/// </remarks>
public sealed class DatasetSplit
{
    /// <summary>Creates a split.</summary>
    /// <param name="name">What people call it, for example <c>"fold 1"</c> or <c>"speaker emo-db/03"</c>.</param>
    /// <param name="training">The utterances to learn from.</param>
    /// <param name="test">The utterances to judge by.</param>
    /// <param name="validation">The utterances to choose settings by; none by default.</param>
    /// <exception cref="ArgumentException">Training or test is empty.</exception>
    public DatasetSplit(
        string name, IReadOnlyList<Utterance> training, IReadOnlyList<Utterance> test, IReadOnlyList<Utterance>? validation = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(test);
        if (training.Count == 0 || test.Count == 0)
        {
            throw new ArgumentException(
                $"Split '{name}' needs utterances on both sides; it has {training.Count} for training and {test.Count} for test.");
        }

        Name = name;
        Training = training;
        Test = test;
        Validation = validation ?? [];
        SharedSpeakers = Speakers(test).Intersect(Speakers(training).Union(Speakers(Validation))).Order(StringComparer.Ordinal).ToArray();
    }

    /// <summary>Gets what people call the split.</summary>
    public string Name { get; }

    /// <summary>Gets the utterances to learn from.</summary>
    public IReadOnlyList<Utterance> Training { get; }

    /// <summary>Gets the utterances to choose settings by; empty until <see cref="WithValidationSpeakers(int, int)"/> takes some.</summary>
    public IReadOnlyList<Utterance> Validation { get; }

    /// <summary>Gets the utterances to judge by.</summary>
    public IReadOnlyList<Utterance> Test { get; }

    /// <summary>
    /// Gets the <see cref="Utterance.SpeakerKey"/>s heard both in the test and in training or validation, in ordinal order.
    /// </summary>
    public IReadOnlyList<string> SharedSpeakers { get; }

    /// <summary>Gets whether a speaker is on both sides: a figure measured this way is optimistic.</summary>
    public bool SpeakersOverlap => SharedSpeakers.Count > 0;

    /// <summary>
    /// Moves some speakers from training to validation, so that no setting is chosen by looking at the test. They are of the corpora that
    /// are tested where training has more than <paramref name="count"/> of those, and of all corpora otherwise: settings chosen on
    /// another corpus' speakers fit that corpus.
    /// </summary>
    /// <param name="count">The number of speakers, at least 1 and fewer than there are in training.</param>
    /// <param name="seed">Chooses the speakers, 0 or more: the same seed gives the same ones. The sexes are kept in balance.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="count"/> leaves no speaker for training, or is below 1, or <paramref name="seed"/> is below 0.
    /// </exception>
    public DatasetSplit WithValidationSpeakers(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        return WithValidationDrawn(count, seed);
    }

    /// <summary>Moves the named speakers from training to validation.</summary>
    /// <param name="speakerKeys">Their <see cref="Utterance.SpeakerKey"/>s; all must be in training.</param>
    /// <exception cref="ArgumentException">A speaker is not in training, or none would remain.</exception>
    public DatasetSplit WithValidationSpeakers(IEnumerable<string> speakerKeys)
    {
        HashSet<string> chosen = [.. speakerKeys];
        string[] known = [.. Speakers(Training).Order(StringComparer.Ordinal)], unknown = [.. chosen.Except(known).Order(StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            throw new ArgumentException(
                $"Validation speakers come from the training side; not there in split '{Name}': {string.Join(", ", unknown)}. {SpeakerFolds.Known(known)}",
                nameof(speakerKeys));
        }

        ILookup<bool, Utterance> sides = Training.ToLookup(utterance => chosen.Contains(utterance.SpeakerKey));
        return new(Name, [.. sides[false]], Test, [.. Validation, .. sides[true]]);
    }

    /// <summary>
    /// Moves a share of each emotion's clips from training to validation, whoever speaks: for corpora of so few speakers that none can be
    /// spared. The test is untouched, but the choice of settings hears voices it has been trained on.
    /// </summary>
    /// <param name="fraction">The share, above 0 and below 1; rounded up for each emotion, of which one clip stays in training.</param>
    /// <param name="seed">Chooses the clips, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> or <paramref name="seed"/> is out of range.</exception>
    /// <exception cref="ArgumentException">Every emotion has a single clip, so that none can be spared.</exception>
    public DatasetSplit WithValidationClips(double fraction, int seed)
    {
        if (fraction is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), FormattableString.Invariant($"Fraction must be above 0 and below 1; it was {fraction}."));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        Utterance[] shuffled = [.. Training];
        new Random(seed).Shuffle(shuffled);
        HashSet<Utterance> chosen = [.. shuffled.GroupBy(clip => clip.Emotion)
            .SelectMany(emotion => emotion.Take(Math.Min((int)Math.Ceiling(fraction * emotion.Count()), emotion.Count() - 1)))];
        if (chosen.Count == 0)
        {
            throw new ArgumentException($"Split '{Name}' has no emotion with two clips in training, of which one could validate.");
        }

        return new(Name, [.. Training.Where(clip => !chosen.Contains(clip))], Test, [.. Validation, .. Training.Where(chosen.Contains)]);
    }

    /// <summary>Adds utterances, for example of another corpus, to the training side.</summary>
    /// <param name="utterances">The utterances.</param>
    public DatasetSplit WithTraining(IEnumerable<Utterance> utterances) => new(Name, [.. Training, .. utterances], Test, Validation);

    /// <summary>Moves speakers as <see cref="WithValidationSpeakers(int, int)"/> does, for seeds that were counted on from one.</summary>
    internal DatasetSplit WithValidationDrawn(int count, int seed) =>
        WithValidationSpeakers(SpeakerGroups.Choose(ValidationCandidates(count), count, seed));

    private IReadOnlyList<Utterance> ValidationCandidates(int count)
    {
        HashSet<string> tested = [.. Test.Select(clip => clip.Dataset)];
        Utterance[] candidates = [.. Training.Where(clip => tested.Contains(clip.Dataset))];
        return Speakers(candidates).Count() > count ? candidates : Training;
    }

    private static IEnumerable<string> Speakers(IEnumerable<Utterance> utterances) =>
        utterances.Select(utterance => utterance.SpeakerKey).Distinct();
}
