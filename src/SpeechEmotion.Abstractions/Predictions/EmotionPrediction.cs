namespace SpeechEmotion;

/// <summary>The answer for one clip.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record EmotionPrediction
{
    /// <summary>
    /// Gets the most probable emotion, or <see langword="null"/> where no speech was found or no emotion is as probable as the host demands.
    /// </summary>
    public required string? Emotion { get; init; }

    /// <summary>Gets the probability of the most probable emotion, 0 to 1; 0 where no speech was found.</summary>
    public required float Confidence { get; init; }

    /// <summary>Gets every emotion that can be answered (<c>IEmotionRecognizer.Labels</c>), most probable first; empty where no speech was found.</summary>
    public required IReadOnlyList<EmotionScore> Scores { get; init; }

    /// <summary>Gets whether there was speech to judge. Silence and empty audio are said, not guessed.</summary>
    public required bool IsSpeech { get; init; }

    /// <summary>Gets what the recogniser saw of the audio.</summary>
    public required PredictionDiagnostics Diagnostics { get; init; }

    /// <summary>Gets the name and version of the model that answered.</summary>
    public required string ModelName { get; init; }
}
