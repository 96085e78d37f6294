using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Training;

/// <summary>How a cross-validation trains and judges. Folds, network and recipe are given beside it.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record CrossValidationOptions
{
    /// <summary>
    /// Gets how each fold is trained; its seed is replaced by each of <see cref="Seeds"/>. It has no checkpoint file, since all folds would
    /// share it: <see cref="ModelKeepingTrainer"/> lets a cross-validation go on where it was broken off.
    /// </summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>Gets how training clips are changed. Validation and test clips never are.</summary>
    public AugmentationPlan Augmentation { get; init; } = AugmentationPlan.None;

    /// <summary>Gets when training clips are changed.</summary>
    public AugmentationTiming Timing { get; init; }

    /// <summary>Gets the recordings that <c>recorded_noise</c> mixes behind training clips (<see cref="TrainingSetBuilder.NoiseFiles"/>).</summary>
    public IReadOnlyList<string> NoiseFiles { get; init; } = [];

    /// <summary>
    /// Gets conditions under which the test clips are judged once more: noise, a telephone … They choose and change nothing else. Steps from
    /// outside the library must be among those of <see cref="Augmentation"/> (<see cref="AugmentationPlan.CustomSteps"/>).
    /// </summary>
    public IReadOnlyList<AugmentationVariant> Conditions { get; init; } = [];

    /// <summary>Gets the seeds: every fold is trained once with each. At least one.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [0];

    /// <summary>
    /// Gets whether the models that a fold's seeds give are judged together instead of apart: the geometric mean of their probabilities,
    /// as <see cref="EnsembleTrainer"/> joins networks. Each fold is then reported once.
    /// </summary>
    public bool JoinSeeds { get; init; }

    /// <summary>
    /// Gets which other clips of its fold make the profile that a test clip is judged with; <see langword="null"/> for plain answers.
    /// </summary>
    public ProfileDraw? Profile { get; init; }

    /// <summary>
    /// Gets how many speakers of each fold's training side validate, where the fold does not name them: those of the tested corpora where
    /// these have any to spare. 0 takes a tenth of the training clips instead, for corpora of very few speakers. Drawn by the seed alone, so
    /// where one speaker is left out at a time mostly the same ones validate; <see cref="Datasets.FoldSet.WithValidationSpeakers"/> draws anew for each fold.
    /// </summary>
    public int ValidationSpeakers { get; init; } = 2;

    /// <summary>Gets whether folds with a speaker on both sides are run all the same; their results are then labelled.</summary>
    public bool AllowSpeakerOverlap { get; init; }

    /// <summary>
    /// Gets whether only labels of the tested corpora are judged, the probabilities being renormalised over them; otherwise an answer
    /// that the tested corpora do not have is an error. <see langword="null"/> renormalises where a corpus trains that is not tested:
    /// its further labels say nothing about the test.
    /// </summary>
    public bool? SharedLabelsOnly { get; init; }

    /// <summary>
    /// Gets the labels that are judged, two or more, instead of those that <see cref="SharedLabelsOnly"/> decides: the probabilities are
    /// renormalised over them, and clips of other labels are left out. <see langword="null"/> leaves it at that.
    /// </summary>
    public IReadOnlyList<string>? JudgedLabels { get; init; }

    /// <summary>Gets how predictions are summarised.</summary>
    public EvaluationOptions Evaluation { get; init; } = new();

    /// <summary>Gives the options that train as a run file says: <see cref="Training"/>, <see cref="Augmentation"/> and <see cref="Timing"/>.</summary>
    /// <remarks>
    /// All else stays at its default. The run's seed and <see cref="RunFile.Validation"/> (who validates, how many, by which seed) are those of
    /// a single model: here <see cref="Seeds"/>, <see cref="ValidationSpeakers"/> or the folds say so. Members and functionals are in
    /// <see cref="RunFile.TrainerOf"/>, corpora and labels in <see cref="TrainingRunner.ReadUtterances"/>, recipe and network in what the
    /// reader and the trainer are made with.
    /// </remarks>
    /// <param name="run">The run.</param>
    public static CrossValidationOptions Of(RunFile run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new() { Training = run.Training, Augmentation = run.Augmentation, Timing = run.Timing };
    }

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists them.</exception>
    public void Validate()
    {
        Training.Validate();
        Evaluation.Validate();
        List<string> errors = [.. Augmentation.GetErrors(), .. Conditions.Count > 0 ? new AugmentationPlan(Conditions).GetErrors() : []];
        if (Seeds.Count == 0 || Seeds.Distinct().Count() != Seeds.Count)
        {
            errors.Add($"Seeds must be one or more different numbers; they were [{string.Join(", ", Seeds)}].");
        }

        if (Seeds.Any(seed => seed < 0))
        {
            errors.Add($"Seeds must be 0 or more; they were [{string.Join(", ", Seeds)}].");
        }

        if (Training.CheckpointPath is { } path)
        {
            errors.Add(
                $"Training.CheckpointPath must be null, since all folds and seeds would share the file; it was '{path}'. "
                + $"{nameof(ModelKeepingTrainer)} keeps the model of each.");
        }

        if (Profile?.Error() is { } profileError)
        {
            errors.Add(profileError);
        }

        if (JudgedLabels is { } judged && (judged.Count < 2 || judged.Distinct(StringComparer.Ordinal).Count() != judged.Count))
        {
            errors.Add($"JudgedLabels must be two or more different labels; they were [{string.Join(", ", judged)}].");
        }

        if (ValidationSpeakers < 0)
        {
            errors.Add($"ValidationSpeakers must be 0 or more; it was {ValidationSpeakers}.");
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', errors));
        }
    }
}
