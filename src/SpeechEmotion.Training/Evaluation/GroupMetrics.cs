namespace SpeechEmotion.Training;

/// <summary>How well one group of clips, for example one speaker's, is recognised.</summary>
/// <param name="Name">The group: a speaker key, a sex in lower case, or a condition.</param>
/// <param name="Clips">The number of clips, one counted once for each seed that answered.</param>
/// <param name="Accuracy">The share recognised, 0 to 1.</param>
/// <param name="UnweightedAverageRecall">The mean recall over the group's labels, 0 to 1.</param>
/// <param name="ExpectedCalibrationError">
/// How far confidence and accuracy lie apart, as <see cref="EvaluationResult.ExpectedCalibrationError"/>; <see langword="null"/> for speakers and sexes.
/// </param>
public sealed record GroupMetrics(string Name, int Clips, double Accuracy, double UnweightedAverageRecall, double? ExpectedCalibrationError = null)
{
    /// <summary>Sums a result up.</summary>
    /// <param name="name">The group's name.</param>
    /// <param name="result">The group's result.</param>
    public static GroupMetrics Of(string name, EvaluationResult result) =>
        new(name, result.Clips, result.Accuracy, result.UnweightedAverageRecall, result.ExpectedCalibrationError);
}
