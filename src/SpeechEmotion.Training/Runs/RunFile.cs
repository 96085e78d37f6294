using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training;

/// <summary>
/// A training run as data: everything that decides the weights. The file goes into the bundle, so that a model can be made again.
/// </summary>
/// <remarks>
/// Immutable and safe to share between threads. JSON members: <c>version, name, datasets, label_map, recipe, network, augmentation,
/// augmentation_timing, training, members, functionals, validation</c>; unknown ones are refused, all but <c>name</c> and <c>datasets</c> may be left out.
/// <c>recipe</c> may be the word <c>"notebook162"</c> or <c>"compact_functionals"</c>, <c>network</c> <c>"notebook"</c>,
/// <c>augmentation</c> one of <c>"none"</c>, <c>"notebook"</c>, <c>"on_the_fly"</c>.
/// </remarks>
public sealed record RunFile
{
    /// <summary>The version of the run file that this library writes and reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Gets the model's name, 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the corpora, at least one.</summary>
    public required IReadOnlyList<RunDataset> Datasets { get; init; }

    /// <summary>Gets what is done to the labels of all corpora.</summary>
    public LabelMap LabelMap { get; init; } = LabelMap.Identity;

    /// <summary>Gets how audio becomes features.</summary>
    public FeatureRecipe Recipe { get; init; } = FeatureRecipe.Notebook162;

    /// <summary>
    /// Gets the network; <see langword="null"/> for the notebook's. Its last dense layer is sized for the labels found, whatever it says.
    /// </summary>
    public NetworkDefinition? Network { get; init; }

    /// <summary>Gets how training clips are changed.</summary>
    public AugmentationPlan Augmentation { get; init; } = AugmentationPlan.None;

    /// <summary>Gets when training clips are changed.</summary>
    public AugmentationTiming Timing { get; init; }

    /// <summary>Gets epochs, optimiser, schedule, seed and the other options of training.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>
    /// Gets how many networks, which differ by the seed alone, are joined into the model, 1 to <see cref="EnsembleTrainer.MaxMembers"/>;
    /// see <see cref="EnsembleTrainer"/>. Of n members with the seed s they take s · n and those after it.
    /// </summary>
    public int Members { get; init; } = 1;

    /// <summary>Gets how a classifier of functionals is added to the network or networks, or <see langword="null"/> for none.</summary>
    public FunctionalsOptions? Functionals { get; init; }

    /// <summary>Gets who validates.</summary>
    public RunValidation Validation { get; init; } = new();

    /// <summary>Reads a run.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="ArgumentException">The text is not a valid run; the message says which part is wrong.</exception>
    public static RunFile Parse(string json) => RunDocument.Read(json, [], []);

    /// <summary>Reads a run whose recipe and augmentation may name features and steps from outside the library.</summary>
    /// <param name="json">The text.</param>
    /// <param name="customFeatures">The features that the recipe may name.</param>
    /// <param name="customSteps">The steps that the augmentation may name; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">The text is not a valid run; the message says which part is wrong.</exception>
    public static RunFile Parse(
        string json, IReadOnlyList<CustomFeature> customFeatures, IReadOnlyList<CustomStep>? customSteps = null) =>
        RunDocument.Read(json, customFeatures, customSteps ?? []);

    /// <summary>Gives the same run on other corpora, or on some of its own; counts per epoch of those left out fall away.</summary>
    /// <param name="datasets">
    /// The corpora. One without a label map keeps the map that this run has for it: for the parser in this folder or, where that is none, for
    /// the first of the parser.
    /// </param>
    public RunFile WithDatasets(IReadOnlyList<RunDataset> datasets)
    {
        ArgumentNullException.ThrowIfNull(datasets);
        static RunDataset? Find(IEnumerable<RunDataset> among, RunDataset corpus)
        {
            RunDataset[] alike = [.. among.Where(other => DatasetParsers.IsSameName(other.Parser, corpus.Parser))];
            return Array.Find(alike, other => Folder(other) == Folder(corpus)) ?? alike.FirstOrDefault();
        }

        static string Folder(RunDataset corpus) => Path.TrimEndingDirectorySeparator(corpus.Folder);

        return this with
        {
            Datasets = [.. datasets.Select(corpus => corpus with { LabelMap = corpus.LabelMap ?? Find(Datasets, corpus)?.LabelMap })],
            Training = Training.Without(Datasets.Where(corpus => Find(datasets, corpus) is null).Select(corpus => DatasetParsers.CorpusOf(corpus.Parser))),
        };
    }

    /// <summary>Gives the network for the labels found: its last dense layer has as many units.</summary>
    /// <param name="labelCount">The number of labels, 2 to 1000.</param>
    /// <exception cref="ArgumentException">The network does not end with a dense layer and softmax.</exception>
    public NetworkDefinition NetworkFor(int labelCount) => Network?.WithLabelCount(labelCount) ?? NetworkDefinition.Notebook(labelCount);

    /// <summary>Gives what trains the run's model, from what trains one network.</summary>
    /// <param name="trainer">Trains one network.</param>
    /// <exception cref="ArgumentException">The run's network cannot be joined with so many others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of members is above <see cref="EnsembleTrainer.MaxMembers"/>.</exception>
    public IClassifierTrainer TrainerOf(IClassifierTrainer trainer)
    {
        IClassifierTrainer networks = Members > 1 ? new EnsembleTrainer(trainer, Members) : trainer;
        _ = JoinedNetwork();
        return Functionals is null ? networks : new FunctionalsTrainer(networks, Functionals);
    }

    /// <summary>Writes the run with every default spelled out.</summary>
    public string ToJson() => RunDocument.Of(this).Write();

    /// <summary>Lists what is wrong with the run's own members: one sentence each. Its parts check themselves.</summary>
    public IEnumerable<string> GetErrors()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 100)
        {
            yield return $"Name (name) must have 1 to 100 characters; it was '{Name}'.";
        }

        if (Datasets.Count == 0 || Datasets.Any(dataset => dataset is null || dataset.Parser.Length == 0 || dataset.Folder.Length == 0))
        {
            yield return "Datasets (datasets) must hold at least one corpus, each with a parser and a folder.";
        }

        if (Members is < 1 or > EnsembleTrainer.MaxMembers)
        {
            yield return $"Members (members) must be between 1 and {EnsembleTrainer.MaxMembers}; it was {Members}.";
        }
        else if (JoinFault() is { } fault)
        {
            yield return fault;
        }

        if (Functionals is not null && Recipe.Aggregation != FeatureAggregation.None)
        {
            yield return "Functionals (functionals) are statistics over a clip's frames; recipe (recipe) gives one a clip (aggregation).";
        }

        if (Validation.Count < 0)
        {
            yield return $"Validation count (validation.count) must be 0 or more; it was {Validation.Count}.";
        }

        if (Validation.Seed < 0)
        {
            yield return $"Validation seed (validation.seed) must be 0 or more; it was {Validation.Seed}.";
        }

        if (Validation.Speakers is { Count: 0 })
        {
            yield return "Validation speakers (validation.speakers) must name at least one speaker, or be left out.";
        }
    }

    // The number of labels is not known yet; it matters to the last layer alone.
    private NetworkDefinition JoinedMembers()
    {
        NetworkDefinition network = Network ?? NetworkDefinition.Notebook(2);
        return Members > 1 ? ModelJoin.NetworkOf(network, Members) : network;
    }

    private NetworkDefinition JoinedNetwork()
    {
        NetworkDefinition members = JoinedMembers();
        Functionals?.Validate();
        return Functionals is null ? members : FunctionalsTrainer.NetworkOf(members, Functionals);
    }

    private string? JoinFault() => Fault("Members (members)", JoinedMembers) ?? Fault("Functionals (functionals)", JoinedNetwork);

    private static string? Fault(string member, Func<NetworkDefinition> join)
    {
        try
        {
            _ = join();
            return null;
        }
        catch (ArgumentException exception)
        {
            return $"{member}: {exception.Message}";
        }
    }
}
