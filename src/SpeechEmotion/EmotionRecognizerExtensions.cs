namespace SpeechEmotion;

/// <summary>What follows from every <see cref="IEmotionRecognizer"/>, a decorator's or a test's too.</summary>
public static class EmotionRecognizerExtensions
{
    /// <summary>Recognises the emotion of a recording in a file.</summary>
    /// <param name="recognizer">The recogniser.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    /// <exception cref="AudioFormatException">The bytes are corrupt, no decoder reads them, or the model cannot judge them.</exception>
    public static EmotionPrediction PredictFile(this IEmotionRecognizer recognizer, string path)
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        using FileStream stream = File.OpenRead(path);
        return recognizer.Predict(stream);
    }

    /// <summary>Recognises the emotion of a recording in a file without blocking the caller.</summary>
    /// <param name="recognizer">The recogniser.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    /// <exception cref="AudioFormatException">The bytes are corrupt, no decoder reads them, or the model cannot judge them.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<EmotionPrediction> PredictFileAsync(
        this IEmotionRecognizer recognizer, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        FileStream stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            return await recognizer.PredictAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }
}
