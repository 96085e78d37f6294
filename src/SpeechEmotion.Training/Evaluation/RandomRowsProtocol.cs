using System.Globalization;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;

namespace SpeechEmotion.Training;

/// <summary>
/// The protocol of the original notebook, kept to repeat its figure: every variant of every clip is a row, and a random share of the rows
/// is the test. It leaks twice: speakers are on both sides, and so are variants of one recording. Its result says so.
/// </summary>
/// <remarks>
/// Immutable. The notebook draws 25 % with <c>random_state=0</c>; the rows drawn here are others, since numpy's generator is not copied.
/// </remarks>
public sealed class RandomRowsProtocol
{
    private readonly IClassifierTrainer _trainer;
    private readonly ClipFeatureReader _reader;

    /// <summary>Creates the protocol.</summary>
    /// <param name="trainer">Trains the model.</param>
    /// <param name="reader">Reads recordings.</param>
    public RandomRowsProtocol(IClassifierTrainer trainer, ClipFeatureReader reader)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(reader);
        (_trainer, _reader) = (trainer, reader);
    }

    /// <summary>Gets the recordings that <c>recorded_noise</c> mixes behind clips (<see cref="TrainingSetBuilder.NoiseFiles"/>).</summary>
    public IReadOnlyList<string> NoiseFiles { get; init; } = [];

    /// <summary>
    /// Trains on a random share of all rows and tests on the others, which also serve as validation, as in the notebook: they fit the
    /// temperature, but choose no epoch, whatever <see cref="TrainingOptions.Selection"/> says.
    /// </summary>
    /// <param name="utterances">The clips, labels already mapped.</param>
    /// <param name="plan">The variants made of each clip before the split.</param>
    /// <param name="training">How to train.</param>
    /// <param name="testFraction">The share of the test, above 0 and below 1.</param>
    /// <param name="seed">0 or more. Draws the rows and the variants' random numbers.</param>
    /// <param name="evaluation">How predictions are summarised; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told of clips and epochs, from several threads.</param>
    /// <param name="cancellationToken">Ends the work within a second.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="AudioFormatException">A recording cannot be used; the message names it.</exception>
    public CrossValidationResult Run(
        IReadOnlyList<Utterance> utterances,
        AugmentationPlan plan,
        TrainingOptions training,
        double testFraction = 0.25,
        int seed = 0,
        EvaluationOptions? evaluation = null,
        IProgress<CrossValidationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utterances);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        training.Validate();
        training = training.Naming(utterances.Select(clip => clip.Dataset));
        evaluation?.Validate();
        CrossValidationProgress place = new(1, 1, "random rows", seed);
        IReadOnlyList<string> labels = TrainingSetBuilder.LabelsOf(utterances);

        // The same draw as for utterances, over pairs of row and utterance.
        Utterance[] owners = [.. utterances.SelectMany(clip => Enumerable.Repeat(clip, plan.Variants.Count))];
        (int[] learnt, int[] tested) = RandomFolds.Draw(Enumerable.Range(0, owners.Length), testFraction, seed);
        TrainingSet rows = new TrainingSetBuilder(_reader, labels) { Augmentation = plan, Seed = seed, NoiseFiles = NoiseFiles }
            .Build(
                utterances, new Relay<PreparationProgress>(value => progress?.Report(place with { Preparation = value })), cancellationToken);
        TrainingSet train = new(
            rows.Recipe, labels, [.. learnt.Select(row => rows.Examples[row])], rows.Source is { } source ? new SelectedSource(source, learnt) : null);
        TrainingSet test = new(rows.Recipe, labels, [.. tested.Select(row => rows.Examples[row])]);
        List<EpochReport> epochs = [];
        Relay<EpochReport> epochProgress = new(epoch =>
        {
            epochs.Add(epoch);
            progress?.Report(place with { Epoch = epoch });
        });
        TrainingOptions how = training with { Seed = (ulong)seed, AllowSpeakerOverlap = true, Selection = EpochSelection.Last, EarlyStoppingPatience = null };
        ModelBundle model = _trainer.Train(train, test, how, epochProgress, cancellationToken);
        CnnClassifier classifier = model.CreateClassifier();
        ClipPrediction[] predictions = new ClipPrediction[tested.Length];
        TrainingSetBuilder.ForEach(
            tested.Length,
            index => predictions[index] =
                ModelTest.Answer(classifier, model.Normalizer, [rows.Examples[tested[index]].Features], owners[tested[index]]),
            cancellationToken);
        EvaluationResult result = Evaluator.Evaluate(labels, predictions, evaluation, speakersOverlap: true);
        FoldSummary summary = new(
            place.Name, seed, learnt.Length, tested.Length, tested.Length, result.Accuracy, result.UnweightedAverageRecall, result.MacroF1, true);
        return new()
        {
            Protocol = string.Create(CultureInfo.InvariantCulture, $"random {testFraction:P0} of the rows after augmentation, seed {seed} ")
                + "(leaks: speakers and variants of one recording are on both sides; the test also fitted the temperature)",
            Labels = labels,
            Folds = [new() { Summary = summary, Result = result, Predictions = predictions, Epochs = epochs }],
            Overall = result,
        };
    }
}
