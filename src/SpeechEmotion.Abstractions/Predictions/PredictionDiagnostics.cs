namespace SpeechEmotion;

/// <summary>What the recogniser saw of the audio: enough to tell a doubtful recording from a doubtful emotion.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record PredictionDiagnostics
{
    /// <summary>Gets the duration that reached the classifier, after offset, trimming and cutting.</summary>
    public required TimeSpan DurationUsed { get; init; }

    /// <summary>
    /// Gets the duration of the recording, or of its beginning where it is longer than what is read of one
    /// (<c>EmotionRecognizerOptions.MaximumDuration</c>; a warning then says so).
    /// </summary>
    public required TimeSpan SourceDuration { get; init; }

    /// <summary>Gets the sample rate of the recording, in hertz.</summary>
    public required int SourceSampleRate { get; init; }

    /// <summary>Gets the largest absolute sample; 1 is full scale.</summary>
    public required float Peak { get; init; }

    /// <summary>Gets the share of samples at full scale, 0 to 1.</summary>
    public required float ClippedFraction { get; init; }

    /// <summary>Gets the root-mean-square level in decibels relative to full scale; negative infinity for digital silence.</summary>
    public required float LevelDecibels { get; init; }

    /// <summary>
    /// Gets the estimated ratio of speech to background in decibels, or <see langword="null"/> where it cannot be told. Where the model's recipe
    /// looks for speech itself, rumble that it takes away before does not count as background.
    /// </summary>
    public float? EstimatedSnrDecibels { get; init; }

    /// <summary>
    /// Gets the share of the sound that was lost when several channels were mixed to their mean (<see cref="AudioSource.MixLoss"/>).
    /// </summary>
    public float? MixLoss { get; init; }

    /// <summary>Gets what a careful listener would remark, in plain sentences; empty for a sound recording.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
