namespace SpeechEmotion;

/// <summary>Recognises the emotion of a clip: what an application depends on, and what a test or a decorator implements.</summary>
/// <remarks>Callable from several threads at once.</remarks>
public interface IEmotionRecognizer
{
    /// <summary>Gets the emotions that can be answered.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>Recognises the emotion of mono samples.</summary>
    /// <param name="signal">The samples, at any usual rate; empty samples are no speech.</param>
    /// <exception cref="ArgumentException">A sample is not a finite number, or beyond what any recording holds (2³²; full scale is 1).</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate cannot be resampled to the model's: it is more than 256 times higher or lower.</exception>
    EmotionPrediction Predict(AudioSignal signal);

    /// <summary>Recognises the emotion of a recording.</summary>
    /// <param name="stream">A readable stream at the start of an audio file, seekable or not; it stays open.</param>
    /// <exception cref="AudioFormatException">The bytes are corrupt, no decoder reads them, or the model cannot judge them.</exception>
    EmotionPrediction Predict(Stream stream);

    /// <summary>Recognises the emotion of a recording without blocking the caller.</summary>
    /// <param name="stream">A readable stream at the start of an audio file, read asynchronously; it stays open.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <exception cref="AudioFormatException">The bytes are corrupt, no decoder reads them, or the model cannot judge them.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<EmotionPrediction> PredictAsync(Stream stream, CancellationToken cancellationToken = default);
}
