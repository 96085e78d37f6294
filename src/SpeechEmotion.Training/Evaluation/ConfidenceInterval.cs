namespace SpeechEmotion.Training;

/// <summary>A percentile bootstrap interval (Efron 1979).</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Level">The probability it is built for, for example 0.95.</param>
/// <param name="Unit">What was drawn.</param>
public sealed record ConfidenceInterval(double Lower, double Upper, double Level, BootstrapUnit Unit);
