namespace SpeechEmotion.Training;

/// <summary>How well one label is recognised. All shares are 0 to 1.</summary>
/// <param name="Label">The label.</param>
/// <param name="Precision">The share of its predictions that were right.</param>
/// <param name="Recall">The share of its clips that were recognised; 0 where there were none, which no mean counts.</param>
/// <param name="F1">The harmonic mean of both.</param>
/// <param name="Support">The number of its clips, one counted once for each seed that answered.</param>
public sealed record ClassMetrics(string Label, double Precision, double Recall, double F1, int Support);
