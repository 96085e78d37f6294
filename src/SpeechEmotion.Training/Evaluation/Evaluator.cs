using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>Turns predictions into figures.</summary>
/// <remarks>Pure functions, callable from several threads at once.</remarks>
public static class Evaluator
{
    // A probability that underflowed must not decide alone.
    private const double SmallestProbability = 1e-12;

    /// <summary>Summarises predictions.</summary>
    /// <param name="modelLabels">The model's labels, in the order of the probabilities.</param>
    /// <param name="predictions">The clips; those whose truth is not evaluated are left out and counted.</param>
    /// <param name="options">How to summarise; <see langword="null"/> for the defaults.</param>
    /// <param name="evaluatedLabels">
    /// The labels to judge over: for cross-corpus tests, those that both corpora have. Probabilities are then renormalised over them, so
    /// that a model is not blamed for an emotion that the test cannot contain. Two or more, as over one every answer is right.
    /// <see langword="null"/> for all of the model's.
    /// </param>
    /// <param name="speakersOverlap">Whether speakers of the test were heard in training; the result says so.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of range, an evaluated label is not the model's or the only one, a prior is not of a label to judge over, priors are given
    /// and a label to judge over has no clip, a prediction has another number of probabilities,
    /// or no clip is left.
    /// </exception>
    public static EvaluationResult Evaluate(
        IReadOnlyList<string> modelLabels,
        IReadOnlyList<ClipPrediction> predictions,
        EvaluationOptions? options = null,
        IReadOnlyList<string>? evaluatedLabels = null,
        bool speakersOverlap = false)
    {
        ArgumentNullException.ThrowIfNull(modelLabels);
        ArgumentNullException.ThrowIfNull(predictions);
        options ??= new();
        options.Validate();
        IReadOnlyList<string> labels = evaluatedLabels ?? modelLabels;
        Judgement[] clips = Judge(modelLabels, labels, predictions, options.TemperatureFactor);
        ConfusionMatrix confusion = Confusion(labels, clips);
        IReadOnlyList<ReliabilityBin> reliability =
            ConfidenceCurves.Reliability([.. clips.Select(clip => (clip.Confidence, clip.Right))], options.ReliabilityBins);
        double[]? shares = Shares(options.Priors, labels);
        (ConfidenceInterval accuracy, ConfidenceInterval recall) = Bootstrap.Intervals(
            labels.Count, [.. clips.Select(clip => (clip.Truth, clip.Predicted, clip.Clip.SpeakerKey, clip.Clip.Id))], options);
        return new()
        {
            Clips = clips.Length,
            DistinctClips = clips.Select(clip => (clip.Clip.SpeakerKey, clip.Clip.Id)).Distinct().Count(),
            ClipsWithoutLabel = predictions.Count - clips.Length,
            SpeakersOverlap = speakersOverlap,
            Accuracy = confusion.Accuracy,
            UnweightedAverageRecall = confusion.UnweightedAverageRecall,
            MacroF1 = confusion.MacroF1,
            ExpectedCalibrationError = ConfidenceCurves.CalibrationError(reliability),
            SuitedTemperatureFactor = options.TemperatureFactor * FittedTemperature(labels.Count, clips),
            AccuracyInterval = accuracy,
            UnweightedAverageRecallInterval = recall,
            Classes = [.. labels.Select((label, index) => new ClassMetrics(
                label, confusion.Precision(index), confusion.Recall(index), confusion.F1(index), confusion.Support(index)))],
            Confusion = confusion,
            Speakers = Groups(labels, clips, clip => clip.Clip.SpeakerKey),
            Sexes = Groups(
                labels, clips.Where(clip => clip.Clip.Sex != SpeakerSex.Unknown), clip => clip.Clip.Sex.ToString().ToLowerInvariant()),
            Reliability = reliability,
            Coverage = ConfidenceCurves.Coverage([.. clips.Select(clip => (clip.Confidence, clip.Right))]),
            AtPriors = shares is null ? null : PriorTest.Run(labels, clips, shares, options.ReliabilityBins),
        };
    }

    /// <summary>Gives the answers for the clips that have one of the labels to judge over, each among these.</summary>
    internal static Judgement[] Judge(
        IReadOnlyList<string> modelLabels, IReadOnlyList<string> labels, IReadOnlyList<ClipPrediction> predictions, double temperatureFactor)
    {
        int[] columns = [.. labels.Select(label => modelLabels.Index().Where(entry => entry.Item == label).Select(entry => entry.Index)
            .DefaultIfEmpty(-1).First())];
        if (Array.IndexOf(columns, -1) is >= 0 and int missing)
        {
            throw new ArgumentException($"Label '{labels[missing]}' is not one of the model's: {string.Join(", ", modelLabels)}.");
        }

        if (labels.Count < 2)
        {
            throw new ArgumentException($"Two labels or more are needed to judge over; there were [{string.Join(", ", labels)}].");
        }

        if (predictions.FirstOrDefault(prediction => prediction.Probabilities.Count != modelLabels.Count) is { } odd)
        {
            throw new ArgumentException(
                $"Clip '{odd.Id}' has {odd.Probabilities.Count} probabilities; the model has {modelLabels.Count} labels.");
        }

        Dictionary<string, int> indices = labels.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        Judgement[] clips = [.. predictions.Where(prediction => indices.ContainsKey(prediction.Truth))
            .Select(prediction => Judgement.Of(prediction, indices[prediction.Truth], columns, temperatureFactor))];
        return clips.Length > 0
            ? clips
            : throw new ArgumentException(
                $"None of the {predictions.Count} clips has one of the labels to judge over: {string.Join(", ", labels)}. " +
                $"Theirs are {string.Join(", ", predictions.Select(prediction => prediction.Truth).Distinct().Order(StringComparer.Ordinal).Take(12))}; a label map renames them.");
    }

    /// <summary>Gives the share of each label to judge over; <see langword="null"/> where no priors are given.</summary>
    /// <exception cref="ArgumentException">The priors do not fit the labels.</exception>
    internal static double[]? Shares(IReadOnlyDictionary<string, double>? priors, IReadOnlyList<string> labels)
    {
        if (priors is null)
        {
            return null;
        }

        string errors = string.Join(' ', PriorShift.Errors(priors, labels).Select(error => $"Priors: {error}"));
        return errors.Length == 0 ? PriorShift.Shares(priors, labels) : throw new ArgumentException(errors);
    }

    private static double FittedTemperature(int labelCount, Judgement[] clips) => Calibration.Fit(
        [.. clips.SelectMany(clip => clip.Probabilities.Select(value => (float)Math.Log(Math.Max(value, SmallestProbability))))],
        [.. clips.Select(clip => clip.Truth)],
        labelCount).Temperature;

    private static ConfusionMatrix Confusion(IReadOnlyList<string> labels, IEnumerable<Judgement> clips) =>
        ConfusionMatrix.Count(labels, clips.Select(clip => (clip.Truth, clip.Predicted)));

    private static GroupMetrics[] Groups(IReadOnlyList<string> labels, IEnumerable<Judgement> clips, Func<Judgement, string> name) =>
        [.. clips.GroupBy(name).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            ConfusionMatrix confusion = Confusion(labels, group);
            return new GroupMetrics(group.Key, confusion.Total, confusion.Accuracy, confusion.UnweightedAverageRecall);
        })];
}
