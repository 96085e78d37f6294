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
    /// A speaker is on both sides and that is not allowed, fewer than two labels or no clip of a fold can be judged, a count per epoch is of
    /// no corpus, or an option is out of range.
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
        CrossValidationRules.RefuseOverlap(folds, options);
        IReadOnlyList<string> labels = TrainingSetBuilder.LabelsOf(folds.Splits.SelectMany(split => split.Training.Concat(split.Validation)));
        IReadOnlyList<string>? judged = CrossValidationRules.JudgedLabels(folds, labels, options);
        CrossValidationRules.RefuseWhatCannotBeJudged(folds, judged ?? labels, options.Evaluation.Priors);
        foreach (DatasetSplit split in folds.Splits)
        {
            _ = CrossValidationRules.TrainingOf(split, options.Training);
            _ = CrossValidationRules.WithValidation(split, options.ValidationSpeakers, options.Seeds[0]);
        }

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

        if (options.Profile is { } profile)
        {
            results = [.. results.Select(result => ProfileClips.Judge(result, profile, Evaluate))];
            protocol += $", {profile.Describe()}";
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
        DatasetSplit split = CrossValidationRules.WithValidation(given, options.ValidationSpeakers, seed);
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
        TrainingOptions how = CrossValidationRules.TrainingOf(split, options.Training);
        ModelBundle model = _trainer.Train(training, validation, how with { AllowSpeakerOverlap = share }, epochProgress, cancellationToken);
        model = ShortClipFit.Apply(model, split.Validation, _reader, how, cancellationToken);
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
