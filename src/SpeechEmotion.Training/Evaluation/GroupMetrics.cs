namespace SpeechEmotion.Training;

/// <summary>How well one group of clips, for example one speaker's, is recognised.</summary>
/// <param name="Name">The group: a speaker key, or a sex in lower case.</param>
/// <param name="Clips">The number of clips.</param>
/// <param name="Accuracy">The share recognised, 0 to 1.</param>
/// <param name="UnweightedAverageRecall">The mean recall over the group's labels, 0 to 1.</param>
public sealed record GroupMetrics(string Name, int Clips, double Accuracy, double UnweightedAverageRecall);
