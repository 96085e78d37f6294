namespace SpeechEmotion.Training;

/// <summary>The clips whose confidence lies in one interval: a calibrated model is as accurate as it is confident.</summary>
/// <param name="Lower">The interval's lower end, exclusive except at 0.</param>
/// <param name="Upper">The interval's upper end, inclusive.</param>
/// <param name="Count">The number of clips.</param>
/// <param name="Confidence">Their mean confidence, 0 to 1; 0 without clips.</param>
/// <param name="Accuracy">The share of them that was right, 0 to 1; 0 without clips.</param>
public sealed record ReliabilityBin(double Lower, double Upper, int Count, double Confidence, double Accuracy);
