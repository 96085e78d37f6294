using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>Figures in the form in which a bundle carries them.</summary>
public static class EvaluationResultExtensions
{
    /// <summary>Says that the labels judged over were those that the test has.</summary>
    internal const string TestedLabels = "the labels of the tested corpora";

    /// <summary>Makes a bundle's entry of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="protocol">What was measured and how, in words.</param>
    /// <param name="modelLabels">The bundle's labels: a confusion of others has no place in their order and is left out.</param>
    public static MetricsInfo ToMetrics(this EvaluationResult result, string protocol, IReadOnlyList<string> modelLabels)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(modelLabels);
        return new()
        {
            Protocol = protocol,
            SpeakersOverlap = result.SpeakersOverlap,
            Clips = result.DistinctClips ?? result.Clips,
            Accuracy = result.Accuracy,
            UnweightedAverageRecall = result.UnweightedAverageRecall,
            MacroF1 = result.MacroF1,
            ExpectedCalibrationError = result.ExpectedCalibrationError,
            Recall = result.Classes.Where(row => row.Support > 0).ToDictionary(row => row.Label, row => row.Recall),
            Confusion = result.Confusion.Labels.SequenceEqual(modelLabels, StringComparer.Ordinal) ? result.Confusion.Counts : null,
        };
    }

    /// <summary>Makes a report's fact of the labels judged over, where they are not all of the model's.</summary>
    /// <param name="result">The result.</param>
    /// <param name="which">Which labels these are, in words.</param>
    internal static KeyValuePair<string, string> JudgedOver(this EvaluationResult result, string which) =>
        new("judged over", $"{string.Join(", ", result.Classes.Select(row => row.Label))}: {which}, probabilities renormalised");
}
