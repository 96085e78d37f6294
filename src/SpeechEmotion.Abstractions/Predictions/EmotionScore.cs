namespace SpeechEmotion;

/// <summary>One emotion with its probability.</summary>
/// <param name="Emotion">The label.</param>
/// <param name="Probability">0 to 1; calibrated where the model carries a calibration.</param>
public readonly record struct EmotionScore(string Emotion, float Probability);
