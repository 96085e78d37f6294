namespace SpeechEmotion.Training;

/// <summary>What a pass over the validation set gave.</summary>
/// <param name="Loss">The mean cross-entropy.</param>
/// <param name="Accuracy">The share of examples answered right.</param>
/// <param name="Uar">The mean recall of the labels that occur.</param>
internal readonly record struct ValidationResult(double Loss, double Accuracy, double Uar);
