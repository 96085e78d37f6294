namespace SpeechEmotion.Training;

/// <summary>Figures over clips of which each weighs as its emotion is frequent. All are 0 to 1.</summary>
/// <param name="Accuracy">The weight of the clips recognised.</param>
/// <param name="UnweightedAverageRecall">The mean recall over the labels.</param>
/// <param name="MacroF1">The mean F1 over the labels: false alarms about rare emotions count here.</param>
/// <param name="ExpectedCalibrationError">The mean distance of confidence and accuracy over the reliability bins.</param>
public sealed record PriorFigures(double Accuracy, double UnweightedAverageRecall, double MacroF1, double ExpectedCalibrationError);
