namespace SpeechEmotion.Training;

/// <summary>How one training run went, epoch by epoch.</summary>
/// <param name="Name">The run, for example <c>"fold 1, seed 0"</c>.</param>
/// <param name="Points">The epochs in order.</param>
public sealed record LearningCurve(string Name, IReadOnlyList<LearningPoint> Points);
