namespace SpeechEmotion.Training;

/// <summary>The accuracy when only the most confident clips are answered.</summary>
/// <param name="Coverage">The share of clips answered, above 0 to 1.</param>
/// <param name="MinimumConfidence">The lowest confidence among them.</param>
/// <param name="Accuracy">The share of them that was right, 0 to 1.</param>
public sealed record CoveragePoint(double Coverage, double MinimumConfidence, double Accuracy);
