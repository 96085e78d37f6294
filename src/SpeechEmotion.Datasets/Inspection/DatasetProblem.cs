namespace SpeechEmotion.Datasets;

/// <summary>A file of a corpus' folder that could not be used.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record DatasetProblem(string Path, string Reason);
