using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;

namespace SpeechEmotion.Training;

/// <summary>Trains and judges over folds. Refuses a speaker on both sides unless asked, and then labels the result.</summary>
/// <remarks>
/// Cross-corpus tests are folds too: train on one corpus, test on another (<see cref="FoldSet"/> of one <see cref="DatasetSplit"/>).
/// Immutable; runs may go on at once if the trainer allows it.
/// </remarks>
public sealed class CrossValidation
{
    private readonly IClassifierTrainer _trainer;
    private readonly ClipFeatureReader _reader;

    /// <summary>Creates a driver.</summary>
    /// <param name="trainer">Trains each fold.</param>
    /// <param name="reader">Reads recordings; give it a cache or memory, since most clips return in every fold.</param>
    public CrossValidation(IClassifierTrainer trainer, ClipFeatureReader reader)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(reader);
        (_trainer, _reader) = (trainer, reader);
    }

    /// <summary>Trains every fold with every seed and judges it on its test clips.</summary>
    /// <param name="folds">The folds, labels already mapped.</param>
    /// <param name="options">How to train and judge; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told of clips, epochs and finished folds, from several threads.</param>
    /// <param name="cancellationToken">Ends the work within a second.</param>
    /// <exception cref="ArgumentException">
    /// A speaker is on both sides and that is not allowed, fewer than two labels or no clip of a fold can be judged, or an option is out of
    /// range.
    /// </exception>
    /// <exception cref="AudioFormatException">A recording cannot be used; the message names it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public CrossValidationResult Run(
        FoldSet folds,
        CrossValidationOptions? options = null,
        IProgress<CrossValidationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folds);
        options ??= new();
        options.Validate();
        RefuseOverlap(folds, options);
        IReadOnlyList<string> labels = TrainingSetBuilder.LabelsOf(folds.Splits.SelectMany(split => split.Training.Concat(split.Validation)));
        IReadOnlyList<string>? judged = JudgedLabels(folds, labels, options);
        RefuseWhatCannotBeJudged(folds, judged ?? labels, options.Evaluation.Priors);
        Dictionary<string, ClipVariant> conditions = options.Conditions.ToDictionary(
            condition => condition.Name, condition => ModelTest.VariantOf(condition, options.Augmentation.CustomSteps));

        // Single folds may lack clips of a label, and nobody looks at them under other frequencies.
        EvaluationOptions overall = options.Evaluation;
        options = options with { Evaluation = overall with { Priors = null } };
        List<FoldResult> results = [];
        foreach (int seed in options.Seeds)
        {
            foreach (DatasetSplit split in folds.Splits)
            {
                CrossValidationProgress place = new(results.Count + 1, folds.Splits.Count * options.Seeds.Count, split.Name, seed);
                FoldResult result = RunFold(
                    split, labels, judged, conditions, options with { Training = options.Training with { Seed = (ulong)seed } }, place, progress, cancellationToken);
                results.Add(result);
                progress?.Report(place with { Finished = result });
            }
        }

        string protocol = folds.Protocol;
        if (options.JoinSeeds)
        {
            results = JoinedSeeds.Of(results, Evaluate);
            protocol += $", the models of seeds {string.Join(", ", options.Seeds)} together";
        }

        if (options.SpeakerClips > 0)
        {
            results = [.. results.Select(result => SpeakerClips.Judge(result, options.SpeakerClips, Evaluate))];
            protocol += $", {SpeakerClips.Describe(options.SpeakerClips)}";
        }

        return new()
        {
            Protocol = protocol,
            Labels = labels,
            Folds = results,
            LabelsAreChosen = options.JudgedLabels is not null,
            Overall = Evaluator.Evaluate(labels, [.. results.SelectMany(result => result.Predictions)], overall, judged, folds.SpeakersOverlap),
            Conditions = [.. options.Conditions.Select(condition => GroupMetrics.Of(
                condition.Name, Evaluate([.. results.SelectMany(result => result.Conditions[condition.Name])], folds.SpeakersOverlap)))],
        };

        EvaluationResult Evaluate(IReadOnlyList<ClipPrediction> predictions, bool overlap) =>
            Evaluator.Evaluate(labels, predictions, options.Evaluation, judged, overlap);
    }

    private static void RefuseOverlap(FoldSet folds, CrossValidationOptions options)
    {
        if (!options.AllowSpeakerOverlap && folds.Splits.FirstOrDefault(split => split.SpeakersOverlap) is { } leaking)
        {
            throw new ArgumentException(
                $"'{leaking.Name}' of '{folds.Protocol}' has {leaking.SharedSpeakers.Count} speakers in training and test "
                + $"({string.Join(", ", leaking.SharedSpeakers.Take(3))}{(leaking.SharedSpeakers.Count > 3 ? " …" : "")}), "
                + $"which flatters every figure. "
                + $"Use speaker folds, or set AllowSpeakerOverlap: the result is then labelled '{EvaluationResult.OverlapWarning}'.",
                nameof(folds));
        }
    }

    private static string[]? JudgedLabels(FoldSet folds, IReadOnlyList<string> labels, CrossValidationOptions options)
    {
        if (options.JudgedLabels is { } wanted)
        {
            return wanted.FirstOrDefault(label => !labels.Contains(label)) is { } unknown
                ? throw new ArgumentException($"Label '{unknown}' is not taught; taught are {string.Join(", ", labels)}.", nameof(options))
                : [.. labels.Intersect(wanted)];
        }

        if (!(options.SharedLabelsOnly ?? folds.Splits.Any(OtherCorporaTrain)))
        {
            return null;
        }

        // One set of labels for all answers: folds of one corpus may lack some, folds of another corpus have others.
        string[][] tested = [.. folds.Splits.GroupBy(split => string.Join(' ', Corpora(split.Test).Order(StringComparer.Ordinal)))
            .Select(corpus => labels.Intersect(corpus.SelectMany(split => split.Test).Select(clip => clip.Emotion)).ToArray())];
        return tested.All(tested[0].SequenceEqual)
            ? tested[0]
            : throw new ArgumentException(
                $"The folds of '{folds.Protocol}' test corpora with different labels ({string.Join("; ", tested.Select(set => string.Join(", ", set)))}): "
                + $"name those to judge over ({nameof(CrossValidationOptions.JudgedLabels)}), or run the corpora one by one.",
                nameof(folds));
    }

    private static bool OtherCorporaTrain(DatasetSplit split) => Corpora(split.Training).Except(Corpora(split.Test)).Any();

    private static IEnumerable<string> Corpora(IEnumerable<Utterance> clips) => clips.Select(clip => clip.Dataset).Distinct();

    // Known before anything is trained; the evaluation would say it only hours later.
    private static void RefuseWhatCannotBeJudged(FoldSet folds, IReadOnlyList<string> judged, IReadOnlyDictionary<string, double>? priors)
    {
        string names = string.Join(", ", judged);
        if (judged.Count < 2)
        {
            throw new ArgumentException(
                $"Two labels or more are needed to judge over; '{folds.Protocol}' leaves [{names}], which both trained and tested clips have.",
                nameof(folds));
        }

        if (folds.Splits.FirstOrDefault(split => !split.Test.Any(clip => judged.Contains(clip.Emotion))) is { } empty)
        {
            throw new ArgumentException(
                $"'{empty.Name}' of '{folds.Protocol}' tests no clip with one of the labels to judge over: {names}.", nameof(folds));
        }

        if (Evaluator.Shares(priors, judged) is not null
            && judged.FirstOrDefault(label => !folds.Splits.Any(split => split.Test.Any(clip => clip.Emotion == label))) is { } unheard)
        {
            throw new ArgumentException($"Priors: '{folds.Protocol}' tests no clip of {unheard}; judge over the labels that are tested.", nameof(folds));
        }
    }

    private FoldResult RunFold(
        DatasetSplit given,
        IReadOnlyList<string> labels,
        IReadOnlyList<string>? judged,
        Dictionary<string, ClipVariant> conditions,
        CrossValidationOptions options,
        CrossValidationProgress place,
        IProgress<CrossValidationProgress>? progress,
        CancellationToken cancellationToken)
    {
        int seed = place.Seed;

        // Models that answer together hear the same noise; three noises averaged would be less of one.
        int conditionSeed = options.JoinSeeds ? options.Seeds[0] : seed;
        DatasetSplit split = given.Validation.Count > 0 ? given
            : options.ValidationSpeakers > 0 ? given.WithValidationSpeakers(options.ValidationSpeakers, seed)
            : given.WithValidationClips(0.1, seed);
        Relay<PreparationProgress> preparation = new(value => progress?.Report(place with { Preparation = value }));
        TrainingSetBuilder changing = new(_reader, labels) { Augmentation = options.Augmentation, Timing = options.Timing, Seed = seed, NoiseFiles = options.NoiseFiles };
        TrainingSet training = changing.Build(split.Training, preparation, cancellationToken);
        TrainingSet validation = new TrainingSetBuilder(_reader, labels).Build(split.Validation, preparation, cancellationToken);

        List<EpochReport> epochs = [];
        Relay<EpochReport> epochProgress = new(epoch =>
        {
            epochs.Add(epoch);
            progress?.Report(place with { Epoch = epoch });
        });
        // Speakers shared by training and validation blur the choice of the epoch, not the test.
        bool share = options.Training.AllowSpeakerOverlap || options.ValidationSpeakers == 0 || options.AllowSpeakerOverlap;
        // A corpus that is only tested here may have a count for the folds in which it trains.
        TrainingOptions how = options.Training.Without(split.Test.Select(clip => clip.Dataset).Except(split.Training.Select(clip => clip.Dataset)));
        ModelBundle model = _trainer.Train(training, validation, how with { AllowSpeakerOverlap = share }, epochProgress, cancellationToken);
        IReadOnlyList<ClipPrediction> predictions = ModelTest.Predict(model, split.Test, _reader, cancellationToken: cancellationToken);
        EvaluationResult result = Evaluator.Evaluate(labels, predictions, options.Evaluation, judged, split.SpeakersOverlap);
        return new()
        {
            Summary = new(
                split.Name, seed, split.Training.Count, split.Validation.Count, result.Clips, result.Accuracy,
                result.UnweightedAverageRecall, result.MacroF1, split.SpeakersOverlap),
            Result = result,
            Predictions = predictions,
            Conditions = conditions.ToDictionary(
                condition => condition.Key,
                condition => ModelTest.Predict(model, split.Test, _reader, condition.Value, conditionSeed, cancellationToken)),
            Epochs = epochs,
        };
    }
}
