using SpeechEmotion.Datasets;

namespace SpeechEmotion.Cli.Input;

/// <summary>How clips are divided into folds, as the command line names it.</summary>
/// <param name="Name">A word of <see cref="Help"/> or a file.</param>
/// <param name="Count">How many folds <c>speaker</c> and <c>random</c> make.</param>
/// <param name="Seed">Deals speakers and clips.</param>
/// <param name="TestCorpus">The corpus that is divided; the others only train. <see langword="null"/> for all.</param>
internal sealed record FoldInput(string Name, int Count, int Seed, string? TestCorpus)
{
    /// <summary>What the option says about its value.</summary>
    public static string Help { get; } =
        $"speaker (groups of speakers), loso (leave one speaker out), corpus (train on the others), {string.Join(", ", PublishedFolds.All.Select(folds => folds.Name))}, " +
        "a JSON file, random (speakers overlap: optimistic), or rows (random after augmentation, as the notebook: leaks).";

    /// <summary>Gets whether clips are dealt at random, whoever speaks.</summary>
    public bool IsRandom => Is("random");

    /// <summary>Gets whether even variants of one clip are dealt at random.</summary>
    public bool IsRows => Is("rows");

    /// <summary>Gets whether it is for the user to say how many folds there are.</summary>
    public bool IsCounted => Is("speaker") || IsRandom;

    /// <summary>Divides the clips.</summary>
    /// <exception cref="UsageException">The name is unknown, or does not fit the corpora.</exception>
    /// <exception cref="InvalidDataException">There is no clip to test on.</exception>
    public FoldSet Create(IReadOnlyList<Utterance> clips)
    {
        Utterance[] tested = [.. clips.Where(clip => TestCorpus is null || clip.Dataset == TestCorpus)];
        Utterance[] others = [.. clips.Where(clip => TestCorpus is not null && clip.Dataset != TestCorpus)];
        if (tested.Length == 0)
        {
            throw new InvalidDataException("The corpora hold no clip to test on: look at the folders and the label map.");
        }

        if (Is("corpus"))
        {
            return others.Length > 0
                ? new FoldSet($"trained on the other corpora, tested on {TestCorpus}", [new DatasetSplit(TestCorpus!, others, tested)])
                : throw new UsageException("--folds corpus needs --test-dataset and another corpus to train on.");
        }

        FoldSet folds = Divide(tested);
        return others.Length > 0 ? folds.WithTraining(others) : folds;
    }

    private FoldSet Divide(Utterance[] tested)
    {
        try
        {
            return Name.ToLowerInvariant() switch
            {
                "speaker" => SpeakerFolds.Grouped(tested, Count, Seed),
                "loso" => SpeakerFolds.LeaveOneOut(tested),
                "random" => RandomFolds.Create(tested, Count, Seed),
                _ when File.Exists(Name) => SpeakerFolds.FromJson(NamedFile.ReadText(Name), tested),
                _ when PublishedFolds.All.Any(folds => Is(folds.Name)) => SpeakerFolds.Named(Name, tested),
                _ => throw new UsageException($"--folds: there is no file '{Name}'. Give {Help}"),
            };
        }
        catch (Exception error) when (error is ArgumentException or DatasetFormatException)
        {
            throw new UsageException($"--folds {Name}: {CommandLine.Describe(error)}");
        }
    }

    private bool Is(string word) => string.Equals(Name, word, StringComparison.OrdinalIgnoreCase);
}
