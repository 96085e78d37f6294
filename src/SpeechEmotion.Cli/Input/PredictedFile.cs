namespace SpeechEmotion.Cli.Input;

/// <summary>The answer for one file, or why there is none.</summary>
internal sealed record PredictedFile(string Path, EmotionPrediction? Prediction, string? Error);
