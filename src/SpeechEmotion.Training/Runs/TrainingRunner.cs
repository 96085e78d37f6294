using System.Text.Json;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training;

/// <summary>Carries a run file out: corpora to utterances to training sets to a bundle that holds the file.</summary>
public static class TrainingRunner
{
    /// <summary>Reads a run's corpora: parsed, labels mapped, in the run's order.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">Where folders start, and the parsers; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// A parser is unknown, a folder holds no recording of its corpus, a recording is given twice, or no utterance is left.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">A corpus' folder does not exist.</exception>
    /// <exception cref="DatasetFormatException">A label cannot be read.</exception>
    public static IReadOnlyList<Utterance> ReadUtterances(RunFile run, TrainingRunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCorpora.Mapped(run, RunCorpora.Read(run, options ?? new()));
    }

    /// <summary>
    /// Lists what is allowed in a run but looks like a mistake, one sentence each: labels in label maps and in
    /// <see cref="TrainingOptions.AlikeLabels"/> that no clip has, labels or speakers that differ in capitals alone, copies of recordings, more
    /// speakers that validate than train. Nothing of it ends a training; a host shows it before one.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="options">Where folders start, and the parsers; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The corpora cannot be read, or a validation speaker is not there; <see cref="Execute"/> says the same.</exception>
    /// <exception cref="DirectoryNotFoundException">A corpus' folder does not exist.</exception>
    /// <exception cref="DatasetFormatException">A label cannot be read.</exception>
    /// <exception cref="IOException">A recording that may be a copy cannot be read.</exception>
    public static IReadOnlyList<string> GetNotes(RunFile run, TrainingRunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        IReadOnlyList<(RunDataset, Utterance[])> corpora = RunCorpora.Read(run, options ?? new());
        string[] notes = [.. RunNotes.Of(run, corpora)];
        (IReadOnlyList<Utterance> learnt, IReadOnlyList<Utterance> validating) = Divide(RunCorpora.Mapped(run, corpora), run.Validation);
        return RunNotes.MostlyValidation(learnt, validating) is { } note ? [.. notes, note] : notes;
    }

    /// <summary>Trains. The same run on the same recordings gives the same weights.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">What the run needs beside its file; <see langword="null"/> for the defaults.</param>
    /// <param name="preparation">Told after each clip, from several threads.</param>
    /// <param name="epochs">Told after each epoch.</param>
    /// <param name="cancellationToken">Ends the work within a second.</param>
    /// <returns>
    /// The model with labels, training info (the run file among it) and validation figures; card and licence are the caller's to fill in.
    /// </returns>
    /// <exception cref="ArgumentException">Something in the run does not fit; the message says what.</exception>
    /// <exception cref="DirectoryNotFoundException">A corpus' folder does not exist.</exception>
    /// <exception cref="DatasetFormatException">A label cannot be read.</exception>
    /// <exception cref="AudioFormatException">A recording cannot be used; the message names it.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is another file, damaged, or of another run; the first is told before any clip is read.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static ModelBundle Execute(
        RunFile run,
        TrainingRunOptions? options = null,
        IProgress<PreparationProgress>? preparation = null,
        IProgress<EpochReport>? epochs = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        options ??= new();
        bool usesNetwork = options.CreateTrainer is null || run.Network is not null;
        if (string.Join(' ', run.GetErrors().Concat(usesNetwork ? RunFit.Errors(run) : [])) is { Length: > 0 } errors)
        {
            throw new ArgumentException(errors, nameof(run));
        }

        run.Training.Validate();
        string? checkpoint = options.CheckpointPath ?? run.Training.CheckpointPath;
        if (checkpoint is not null)
        {
            Checkpoint.RefuseAnotherFile(checkpoint);
        }

        IReadOnlyList<Utterance> utterances = ReadUtterances(run, options);
        (IReadOnlyList<Utterance> learnt, IReadOnlyList<Utterance> validating) = Divide(utterances, run.Validation);
        TrainingOptions asked = run.Training.Naming(learnt.Select(clip => clip.Dataset));
        IReadOnlyList<string> labels = TrainingSetBuilder.LabelsOf(utterances);
        NetworkDefinition network = run.NetworkFor(labels.Count);
        ClipFeatureReader reader = new(new FeaturePipeline(run.Recipe), options.Reader, options.Cache);
        TrainingSet training = new TrainingSetBuilder(reader, labels)
        {
            Augmentation = run.Augmentation,
            Timing = run.Timing,
            Seed = unchecked((int)run.Training.Seed),
            NoiseFiles = options.NoiseFiles,
        }.Build(learnt, preparation, cancellationToken);
        TrainingSet validation = new TrainingSetBuilder(reader, labels).Build(validating, preparation, cancellationToken);

        IClassifierTrainer trainer = run.TrainerOf(options.CreateTrainer?.Invoke(network) ?? new ManagedTrainer(network));
        TrainingOptions how = asked with
        {
            Threads = options.Threads ?? run.Training.Threads,
            CheckpointPath = checkpoint,
            AllowSpeakerOverlap = run.Training.AllowSpeakerOverlap || IsWithoutSpeakers(run.Validation),
        };
        ModelBundle model = trainer.Train(training, validation, how, epochs, cancellationToken);
        model = ShortClipFit.Apply(model, validating, reader, how, cancellationToken);
        IReadOnlyList<ClipPrediction> answers = ModelTest.Predict(model, validating, reader, cancellationToken: cancellationToken);
        return model with
        {
            Name = run.Name,
            Training = Info(run with { Network = network }, model.Training, learnt, validating, training.Examples.Count),
            Metrics = [Evaluator.Evaluate(labels, answers, speakersOverlap: IsWithoutSpeakers(run.Validation))
                .ToMetrics(Protocol(run), labels)],
        };
    }

    /// <summary>Tells of a corpus what a bundle keeps, with the terms its makers state.</summary>
    internal static CorpusInfo InfoOf(string corpus, int clips, int speakers) => new()
    {
        Name = corpus,
        Licence = DatasetTerms.Of(corpus)?.Licence,
        Source = DatasetTerms.Of(corpus)?.Source,
        Clips = clips,
        Speakers = speakers,
    };

    private static string Protocol(RunFile run)
    {
        bool chose = run.Training.Selection != EpochSelection.Last;
        string decided = (chose, run.Training.Calibrate) switch
        {
            (true, true) => ", which also chose the epoch and fitted the temperature",
            (true, false) => ", which also chose the epoch",
            (false, true) => ", which also fitted the temperature",
            _ => string.Empty,
        };
        return (IsWithoutSpeakers(run.Validation) ? "a tenth of the clips, whoever speaks" : "validation speakers")
            + decided
            + (chose ? ": not an independent test" : string.Empty);
    }

    private static bool IsWithoutSpeakers(RunValidation validation) => validation is { Speakers: null, Count: 0 };

    // A split needs a test side; here the validation takes its place.
    private static (IReadOnlyList<Utterance> Training, IReadOnlyList<Utterance> Validation) Divide(
        IReadOnlyList<Utterance> utterances, RunValidation validation)
    {
        DatasetSplit whole = new("run", utterances, utterances);
        DatasetSplit split = validation.Speakers is { } speakers ? whole.WithValidationSpeakers(speakers)
            : validation.Count > 0 ? whole.WithValidationSpeakers(validation.Count, validation.Seed)
            : whole.WithValidationClips(0.1, validation.Seed);
        return (split.Training, split.Validation);
    }

    private static TrainingInfo Info(
        RunFile run, TrainingInfo? known, IReadOnlyList<Utterance> learnt, IReadOnlyList<Utterance> validating, int examples)
    {
        string[] validationSpeakers = Speakers(validating);
        return (known ?? new TrainingInfo()) with
        {
            Corpora = [.. learnt.GroupBy(clip => clip.Dataset).Select(corpus => InfoOf(corpus.Key, corpus.Count(), Speakers(corpus).Length))],
            Speakers = Speakers(learnt.Concat(validating)),
            SpeakerSplit = IsWithoutSpeakers(run.Validation)
                ? "validation: a tenth of the clips, whoever speaks"
                : $"validation: {string.Join(", ", validationSpeakers)}; every other speaker trains",
            Seed = (long)run.Training.Seed,
            BatchSize = run.Training.BatchSize,
            Augmentation =
            [
                .. run.Augmentation.Variants.Select(Words),
                .. FeatureSteps(run.Augmentation).Select(step => $"features, every epoch: {step}"),
            ],
            Examples = examples,
            TrainedAt = DateTimeOffset.UtcNow,
            Run = JsonElement.Parse(run.ToJson()),
        };
    }

    // The kinds of change, for people; their numbers are in the run file.
    private static string Words(AugmentationVariant variant) =>
        $"{variant.Name}: {(variant.Steps.Count == 0 ? "as recorded" : string.Join(", ", variant.Steps.Select(Kind)))}";

    private static IEnumerable<string> FeatureSteps(AugmentationPlan plan) => plan.FeatureSteps is not { Count: > 0 }
        ? []
        : JsonElement.Parse(plan.ToJson(indented: false)).GetProperty("feature_steps").EnumerateArray().Select(step => step.GetRawText());

    private static string Kind(AugmentationOptions step) => step is RandomChoiceOptions choice
        ? $"one of {string.Join(" or ", choice.Choices.Select(Kind).Distinct())}"
        : step.GetType().Name.Replace("Options", "", StringComparison.Ordinal);

    private static string[] Speakers(IEnumerable<Utterance> clips) =>
        [.. clips.Select(clip => clip.SpeakerKey).Distinct().Order(StringComparer.Ordinal)];
}
