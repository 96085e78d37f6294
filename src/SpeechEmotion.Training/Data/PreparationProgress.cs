namespace SpeechEmotion.Training;

/// <summary>How far the preparation of a training set is.</summary>
/// <param name="Done">The clips that are ready.</param>
/// <param name="Total">All clips.</param>
public readonly record struct PreparationProgress(int Done, int Total);
