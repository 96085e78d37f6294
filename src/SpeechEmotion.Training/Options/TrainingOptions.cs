using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SpeechEmotion.Datasets;

namespace SpeechEmotion.Training;

/// <summary>How a network is trained. The defaults are the original notebook's, but that validation chooses the epoch (<see cref="Selection"/>).</summary>
/// <remarks>Immutable. The JSON is strict: unknown members are refused, because every member changes numbers.</remarks>
public sealed record TrainingOptions
{
    private const int MaxJsonLength = 1 << 20;

    /// <summary>Gets the number of passes over the training set, 1 to 100,000.</summary>
    [JsonPropertyName("epochs")]
    public int Epochs { get; init; } = 60;

    /// <summary>Gets the examples in a step, 1 to 65,536.</summary>
    [JsonPropertyName("batch_size")]
    public int BatchSize { get; init; } = 78;

    /// <summary>
    /// Gets the seed of initial weights, order, crops, dropout, mixup and augmentation. Same seed, same weights, whatever the threads.
    /// </summary>
    [JsonPropertyName("seed")]
    public ulong Seed { get; init; }

    /// <summary>Gets how gradients become steps.</summary>
    [JsonPropertyName("optimizer")]
    public OptimizerOptions Optimizer { get; init; } = new();

    /// <summary>Gets how the learning rate changes.</summary>
    [JsonPropertyName("schedule")]
    public ScheduleOptions Schedule { get; init; } = new ReduceOnPlateauSchedule();

    /// <summary>Gets where the weights start.</summary>
    [JsonPropertyName("initialization")]
    public WeightInitialization Initialization { get; init; } = WeightInitialization.GlorotUniform;

    /// <summary>
    /// Gets the share of each target spread evenly over the labels that the example competes with, its own among them, 0 to below 1: all
    /// labels, but for <see cref="LabelsWithinCorpus"/> and <see cref="AlikeLabels"/>.
    /// </summary>
    [JsonPropertyName("label_smoothing")]
    public double LabelSmoothing { get; init; }

    /// <summary>
    /// Gets the α of mixup (Zhang et al. 2018): pairs of examples are blended in a share drawn from Beta(α, α). 0 for none, up to 10.
    /// </summary>
    [JsonPropertyName("mixup_alpha")]
    public double MixupAlpha { get; init; }

    /// <summary>
    /// Gets whether a clip's label competes only with the labels that its corpus has in the training set: what a corpus could not have
    /// been labelled teaches nothing about the clip. Corpora with different labels can then be trained on together.
    /// </summary>
    [JsonPropertyName("labels_within_corpus")]
    public bool LabelsWithinCorpus { get; init; }

    /// <summary>
    /// Gets groups of labels that corpora tell apart differently, such as calm, neutral and bored: a clip with one of them does not
    /// compete with another of its group that its corpus lacks, since it might have been labelled so elsewhere. It competes with all
    /// other labels. Labels that the training set lacks are passed over.
    /// </summary>
    [JsonPropertyName("alike_labels")]
    public IReadOnlyList<IReadOnlyList<string>> AlikeLabels { get; init; } = [];

    /// <summary>
    /// Gets how many examples of a corpus are drawn anew for each epoch, by the corpus' name; all examples of corpora that are not named.
    /// A large corpus then does not drown a small one. A trainer takes the name that the clips carry; runs and protocols also take what the
    /// corpus' parser may be called (<see cref="DatasetParsers.ByName"/>).
    /// </summary>
    [JsonPropertyName("examples_per_epoch")]
    public IReadOnlyDictionary<string, int> ExamplesPerEpoch { get; init; } = ReadOnlyDictionary<string, int>.Empty;

    /// <summary>
    /// Gets whether the loss of rare labels counts for more, so that every label of a corpus counts for the same altogether.
    /// </summary>
    [JsonPropertyName("balance_classes")]
    public bool BalanceClasses { get; init; }

    /// <summary>
    /// Gets the decay of the moving average of the weights that is evaluated and kept, 0 (none) to below 1; for example 0.999.
    /// </summary>
    [JsonPropertyName("ema_decay")]
    public double EmaDecay { get; init; }

    /// <summary>
    /// Gets the frames of a random excerpt in training (evaluation sees whole clips), or <see langword="null"/> for whole clips.
    /// </summary>
    [JsonPropertyName("crop_frames")]
    public int? CropFrames { get; init; }

    /// <summary>
    /// Gets whether features are normalised by mean and deviation of the training examples; the normalizer goes into the bundle.
    /// </summary>
    [JsonPropertyName("normalize")]
    public bool Normalize { get; init; } = true;

    /// <summary>Gets which epoch's weights are kept.</summary>
    [JsonPropertyName("select")]
    public EpochSelection Selection { get; init; } = EpochSelection.ValidationUar;

    /// <summary>
    /// Gets after how many epochs without improvement of the selection's measure training ends, or <see langword="null"/> for never;
    /// <see cref="EpochSelection.Last"/> has no measure.
    /// </summary>
    [JsonPropertyName("early_stopping_patience")]
    public int? EarlyStoppingPatience { get; init; }

    /// <summary>Gets whether the temperature of the probabilities is fitted on the validation set.</summary>
    [JsonPropertyName("calibrate")]
    public bool Calibrate { get; init; } = true;

    /// <summary>Gets the options that training ends with: those of the second stage, if there is one.</summary>
    internal TrainingOptions LastStage => FineTuning?.After(this) ?? this;

    /// <summary>Gets whether a speaker may be in training and validation. The figures are then optimistic.</summary>
    [JsonPropertyName("allow_speaker_overlap")]
    public bool AllowSpeakerOverlap { get; init; }

    /// <summary>Gets the stage that follows on the epochs above, or <see langword="null"/> for none.</summary>
    [JsonPropertyName("fine_tuning")]
    public FineTuningOptions? FineTuning { get; init; }

    /// <summary>Gets the number of threads, or <see langword="null"/> for one per processor. It changes no result.</summary>
    [JsonIgnore]
    public int? Threads { get; init; }

    /// <summary>
    /// Gets the file that holds the state after each epoch and from which training goes on, or <see langword="null"/> for none.
    /// </summary>
    [JsonIgnore]
    public string? CheckpointPath { get; init; }

    /// <summary>Reads options from JSON and checks them.</summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="ArgumentException">The text is not valid; the message says what is wrong.</exception>
    public static TrainingOptions Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxJsonLength)
        {
            throw new ArgumentException($"The training options' JSON has {json.Length} characters; at most {MaxJsonLength} are accepted.", nameof(json));
        }

        try
        {
            // The first reading refuses what is unknown or twice; the second has every default.
            if (JsonSerializer.Deserialize(json, TrainingJson.Default.TrainingOptions) is null)
            {
                throw new ArgumentException("The training options' JSON is 'null'; an object is needed.", nameof(json));
            }

            JsonObject members = JsonNode.Parse(json)!.AsObject();
            JsonObject[] schedules = [.. ScheduleOptions.Standards.Select(schedule =>
                ToMembers(new TrainingOptions { Schedule = schedule })["schedule"]!.AsObject())];
            JsonDefaults.Fill(members, ToMembers(new TrainingOptions()), schedules);
            if (members["fine_tuning"]?["schedule"] is JsonObject)
            {
                JsonDefaults.Fill(members["fine_tuning"]!.AsObject(), new JsonObject { ["schedule"] = new JsonObject() }, schedules);
            }

            TrainingOptions options = members.Deserialize(TrainingJson.Default.TrainingOptions)!;
            options.Validate();
            return options;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new ArgumentException($"The training options cannot be read: {JsonFault.Describe(exception)}", nameof(json), exception);
        }
    }

    /// <summary>Writes the options as indented JSON, every default included.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Default.TrainingOptions);

    /// <summary>Gives the options for a training side without some corpora: their counts per epoch fall away.</summary>
    internal TrainingOptions Without(IEnumerable<string> corpora)
    {
        string[] absent = [.. corpora];
        return WithCounts(counts => counts.Where(entry => !absent.Any(name => IsCorpus(entry.Key, name))).ToDictionary());
    }

    /// <summary>Gives the options with counts per epoch by the names that the clips carry, whatever spelling they were given in.</summary>
    /// <param name="corpora">The corpora of the training side.</param>
    /// <exception cref="ArgumentException">A count is of no corpus, or two are of one.</exception>
    internal TrainingOptions Naming(IEnumerable<string> corpora)
    {
        string[] known = [.. corpora.Distinct()];
        return WithCounts(counts => Named(counts, known));
    }

    private static Dictionary<string, int> Named(IReadOnlyDictionary<string, int> counts, string[] corpora)
    {
        Dictionary<string, int> named = [];
        foreach ((string name, int count) in counts)
        {
            string? corpus = corpora.Contains(name) ? name : corpora.FirstOrDefault(known => IsCorpus(name, known));
            if (corpus is null)
            {
                throw new ArgumentException(
                    $"{nameof(ExamplesPerEpoch)} names '{name}'; the training side has {string.Join(", ", corpora.Select(known => $"'{known}'"))}.");
            }

            if (!named.TryAdd(corpus, count))
            {
                throw new ArgumentException($"{nameof(ExamplesPerEpoch)} names '{corpus}' twice, once as '{name}'.");
            }
        }

        return named;
    }

    private static bool IsCorpus(string name, string corpus) => DatasetParsers.IsSameName(DatasetParsers.CorpusOf(name), corpus);

    private TrainingOptions WithCounts(Func<IReadOnlyDictionary<string, int>, IReadOnlyDictionary<string, int>> change) => this with
    {
        ExamplesPerEpoch = change(ExamplesPerEpoch),
        FineTuning = FineTuning is { ExamplesPerEpoch: { } counts } stage ? stage with { ExamplesPerEpoch = change(counts) } : FineTuning,
    };

    private static JsonObject ToMembers(TrainingOptions options) =>
        JsonSerializer.SerializeToNode(options, TrainingJson.Default.TrainingOptions)!.AsObject();

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists them all.</exception>
    public void Validate()
    {
        OptionChecks checks = new();
        checks.Range(nameof(Epochs), Epochs, 1, 100_000);
        checks.Range(nameof(BatchSize), BatchSize, 1, 65_536);
        checks.Range(nameof(LabelSmoothing), LabelSmoothing, 0, 0.999);
        checks.Range(nameof(MixupAlpha), MixupAlpha, 0, 10);
        checks.Range(nameof(EmaDecay), EmaDecay, 0, 0.999999);
        checks.Range(nameof(CropFrames), CropFrames ?? 1, 1, 1_000_000);
        checks.Range(nameof(EarlyStoppingPatience), EarlyStoppingPatience ?? 1, 1, 100_000);
        checks.Holds(
            EarlyStoppingPatience is null || Selection != EpochSelection.Last,
            $"{nameof(EarlyStoppingPatience)} needs a measure that can fail to improve; {nameof(Selection)} Last has none.");
        if (FineTuning is { } stage)
        {
            // What the second stage shares with the first was found good or bad above.
            checks.Range($"{nameof(FineTuning)}.{nameof(Epochs)}", stage.Epochs, 1, 100_000);
            checks.Range($"{nameof(FineTuning)}.{nameof(stage.LearningRate)}", stage.LearningRate ?? 1, 1e-12, 10);
            stage.Schedule?.Check(checks);
            CheckCounts(checks, stage.ExamplesPerEpoch ?? ReadOnlyDictionary<string, int>.Empty);
        }

        CheckCounts(checks, checks.Present(nameof(ExamplesPerEpoch), ExamplesPerEpoch) ?? ReadOnlyDictionary<string, int>.Empty);
        checks.Holds(
            checks.Present(nameof(AlikeLabels), AlikeLabels)?.All(group => group is { Count: > 1 }) ?? true,
            $"{nameof(AlikeLabels)} must be groups of two or more labels.");
        checks.Range(nameof(Threads), Threads ?? 1, 1, 1024);
        checks.Defined(nameof(Initialization), Initialization);
        checks.Defined(nameof(Selection), Selection);
        checks.Present(nameof(Optimizer), Optimizer)?.Check(checks);
        checks.Present(nameof(Schedule), Schedule)?.Check(checks);
        checks.ThrowIfAny("The training options are not valid.");
    }

    private static void CheckCounts(OptionChecks checks, IReadOnlyDictionary<string, int> counts)
    {
        foreach ((string corpus, int count) in counts)
        {
            checks.Range($"{nameof(ExamplesPerEpoch)} of '{corpus}'", count, 1, 10_000_000);
        }
    }
}
