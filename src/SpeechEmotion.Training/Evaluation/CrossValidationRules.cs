using SpeechEmotion.Datasets;

namespace SpeechEmotion.Training;

/// <summary>What a cross-validation decides and refuses before anything is trained.</summary>
internal static class CrossValidationRules
{
    /// <summary>Refuses folds with a speaker on both sides that were not asked for.</summary>
    /// <exception cref="ArgumentException">There is one; the message names the fold and some speakers.</exception>
    public static void RefuseOverlap(FoldSet folds, CrossValidationOptions options)
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

    /// <summary>Gives the labels to judge over, in the models' order; <see langword="null"/> for all that are taught.</summary>
    /// <exception cref="ArgumentException">A label asked for is not taught, or the folds test corpora with different labels.</exception>
    public static string[]? JudgedLabels(FoldSet folds, IReadOnlyList<string> labels, CrossValidationOptions options)
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

    /// <summary>Refuses what the evaluation would refuse only hours later, when everything is trained.</summary>
    /// <exception cref="ArgumentException">There are too few labels, or a fold or a label without clips.</exception>
    public static void RefuseWhatCannotBeJudged(FoldSet folds, IReadOnlyList<string> judged, IReadOnlyDictionary<string, double>? priors)
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

    /// <summary>Gives the options that train a fold: a corpus that is only tested may have a count for the folds in which it trains.</summary>
    /// <exception cref="ArgumentException">A count is of a corpus that is on neither side.</exception>
    public static TrainingOptions TrainingOf(DatasetSplit split, TrainingOptions training)
    {
        string[] learnt = [.. Corpora(split.Training)];
        return training.Without(Corpora(split.Test).Except(learnt)).Naming(learnt);
    }

    /// <summary>Takes clips of a fold for validation, where it does not name them.</summary>
    /// <param name="split">The fold.</param>
    /// <param name="speakers">How many speakers; 0 for a tenth of the clips.</param>
    /// <param name="seed">Draws them.</param>
    /// <exception cref="ArgumentException">Too few would be left to train; the message names the fold.</exception>
    public static DatasetSplit WithValidation(DatasetSplit split, int speakers, int seed)
    {
        try
        {
            return split.Validation.Count > 0 ? split
                : speakers > 0 ? split.WithValidationSpeakers(speakers, seed)
                : split.WithValidationClips(0.1, seed);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new ArgumentException($"'{split.Name}': {error.Message.Split('\n')[0].Trim()}", error);
        }
    }

    private static bool OtherCorporaTrain(DatasetSplit split) => Corpora(split.Training).Except(Corpora(split.Test)).Any();

    private static IEnumerable<string> Corpora(IEnumerable<Utterance> clips) => clips.Select(clip => clip.Dataset).Distinct();
}
