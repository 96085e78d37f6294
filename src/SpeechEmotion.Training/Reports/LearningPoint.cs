namespace SpeechEmotion.Training;

/// <summary>One epoch of a <see cref="LearningCurve"/>.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="TrainingLoss">The mean training loss.</param>
/// <param name="ValidationLoss">The mean loss on the validation set, or <see langword="null"/> without one.</param>
/// <param name="ValidationUnweightedAverageRecall">The UAR on the validation set, 0 to 1, or <see langword="null"/> without one.</param>
public sealed record LearningPoint(int Epoch, double TrainingLoss, double? ValidationLoss, double? ValidationUnweightedAverageRecall);
