using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;

namespace SpeechEmotion.Training;

/// <summary>Lets another trainer train, then fits the last layer to the training clips of some corpora; see <see cref="ModelAdaptation"/>.</summary>
/// <remarks>
/// As safe for concurrent use as the other trainer. The temperature is fitted on the validation clips of these corpora, where there are any
/// and <see cref="TrainingOptions.Calibrate"/> asks for it.
/// </remarks>
public sealed class AdaptingTrainer : IClassifierTrainer, IDescribedTrainer
{
    private readonly IClassifierTrainer _trainer;
    private readonly IReadOnlyCollection<string> _corpora;
    private readonly AdaptationOptions? _options;

    /// <summary>Creates the trainer.</summary>
    /// <param name="trainer">Trains on all clips.</param>
    /// <param name="corpora">
    /// The corpora whose clips the last layer is fitted to, at least one, by the names that <see cref="DatasetParsers.ByName"/> takes.
    /// </param>
    /// <param name="options">How to fit; <see langword="null"/> for the defaults.</param>
    public AdaptingTrainer(IClassifierTrainer trainer, IReadOnlyCollection<string> corpora, AdaptationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(corpora);
        (_trainer, _corpora, _options) = (trainer, corpora, options);
    }

    string IDescribedTrainer.Description => FormattableString.Invariant(
        $"adapted to {string.Join(", ", _corpora)} {(_options ?? new()).Penalty} [{IDescribedTrainer.Of(_trainer)}]");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// As said, or no training clip is of one of the corpora, or none was named; the latter before anything is trained.
    /// </exception>
    public ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options,
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(options);
        AdaptationOptions how = (_options ?? new()) with { Threads = _options?.Threads ?? options.Threads };
        how.Validate();
        string[] heard = [.. training.Examples.Select(example => example.Dataset).Distinct()];
        string[] silent = [.. _corpora.Where(name => !heard.Any(corpus => IsCorpus(name, corpus)))];
        TrainingSet? clips = silent.Length == 0 ? Of(training) : null;
        if (clips is null)
        {
            throw new ArgumentException(
                $"No training clip is of {string.Join(", ", silent)}: the corpora to adapt to are [{string.Join(", ", _corpora)}], those of the training "
                + $"clips {string.Join(", ", heard.Select(corpus => $"'{corpus}'"))}.",
                nameof(training));
        }

        ModelBundle model = _trainer.Train(training, validation, options, progress, cancellationToken);
        return ModelAdaptation.Fit(
            model, clips, options.Calibrate ? Of(validation) : null, how, options.AllowSpeakerOverlap, cancellationToken);
    }

    private static bool IsCorpus(string name, string corpus) => DatasetParsers.IsSameName(DatasetParsers.CorpusOf(name), corpus);

    private TrainingSet? Of(TrainingSet set)
    {
        TrainingExample[] examples = [.. set.Examples.Where(example => _corpora.Any(name => IsCorpus(name, example.Dataset)))];
        return examples.Length > 0 ? new TrainingSet(set.Recipe, set.Labels, examples) : null;
    }
}
