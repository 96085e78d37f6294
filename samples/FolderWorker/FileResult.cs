using SpeechEmotion;

namespace FolderWorker;

/// <summary>One line of the results: what a recording sounds like, or why that cannot be said.</summary>
/// <param name="File">The recording's path below the folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Modified">When it was last written.</param>
/// <param name="Error">Why it cannot be judged.</param>
/// <param name="IsSpeech">Whether somebody speaks.</param>
/// <param name="Emotion">The most probable emotion; none without speech.</param>
/// <param name="Confidence">Its probability.</param>
/// <param name="Scores">All emotions, most probable first.</param>
/// <param name="Warnings">What is doubtful about the recording.</param>
/// <param name="Model">The model that answered.</param>
internal sealed record FileResult(
    string File,
    long Bytes,
    DateTime Modified,
    string? Error = null,
    bool? IsSpeech = null,
    string? Emotion = null,
    float? Confidence = null,
    IReadOnlyDictionary<string, float>? Scores = null,
    IReadOnlyList<string>? Warnings = null,
    string? Model = null)
{
    public static FileResult Of(FileStamp file, EmotionPrediction prediction) => new(
        file.File,
        file.Bytes,
        file.Modified,
        IsSpeech: prediction.IsSpeech,
        Emotion: prediction.Emotion,
        Confidence: prediction.IsSpeech ? prediction.Confidence : null,
        Scores: prediction.IsSpeech ? prediction.Scores.ToDictionary(score => score.Emotion, score => score.Probability) : null,
        Warnings: prediction.Diagnostics.Warnings is { Count: > 0 } warnings ? warnings : null,
        Model: prediction.ModelName);

    public static FileResult Of(FileStamp file, Exception error) => new(file.File, file.Bytes, file.Modified, Error: error.Message);
}
