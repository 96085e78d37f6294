using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>Figures in the form in which a bundle carries them.</summary>
public static class EvaluationResultExtensions
{
    /// <summary>Makes a bundle's entry of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="protocol">What was measured and how, in words.</param>
    public static MetricsInfo ToMetrics(this EvaluationResult result, string protocol)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new()
        {
            Protocol = protocol,
            SpeakersOverlap = result.SpeakersOverlap,
            Clips = result.DistinctClips ?? result.Clips,
            Accuracy = result.Accuracy,
            UnweightedAverageRecall = result.UnweightedAverageRecall,
            MacroF1 = result.MacroF1,
            ExpectedCalibrationError = result.ExpectedCalibrationError,
            Recall = result.Classes.ToDictionary(row => row.Label, row => row.Recall),
            Confusion = result.Confusion.Counts,
        };
    }
}
