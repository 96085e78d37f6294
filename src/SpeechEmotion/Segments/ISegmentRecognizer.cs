namespace SpeechEmotion;

/// <summary>Recognises the emotions in recordings window by window: what an application depends on, and what a test or a decorator implements.</summary>
/// <remarks>Callable from several threads at once; an enumeration belongs to one reader.</remarks>
public interface ISegmentRecognizer
{
    /// <summary>
    /// Recognises the emotions in a recording of any length, window by window, as they are asked for: memory does not grow with the
    /// length, and nothing runs while nobody asks.
    /// </summary>
    /// <param name="stream">A readable stream at the start of an audio file, seekable or not, read asynchronously; it stays open.</param>
    /// <param name="options">Windows, smoothing, turns and channels; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the work between two windows, or while the stream is waited for.</param>
    /// <returns>
    /// The segments in order (channel by channel for each window), those without speech included, with <c>IsSpeech = false</c>.
    /// Each enumeration reads on from where the stream is.
    /// </returns>
    /// <exception cref="ArgumentException">An option is out of range, or the recording does not have the wanted channel.</exception>
    /// <exception cref="InvalidOperationException">The speaker is to be learnt, and this recogniser is for one speaker already.</exception>
    /// <exception cref="AudioFormatException">The bytes are corrupt, no decoder reads them, or the model cannot judge them.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAsyncEnumerable<EmotionSegment> PredictSegmentsAsync(
        Stream stream, SegmentOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Recognises the emotions in mono samples window by window; see <see cref="PredictSegmentsAsync(Stream, SegmentOptions?, CancellationToken)"/>.</summary>
    /// <param name="signal">The samples.</param>
    /// <param name="options">Windows, smoothing and turns; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the work between two windows.</param>
    /// <returns>The segments in order; each enumeration begins anew.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or a channel but the first is asked for.</exception>
    /// <exception cref="InvalidOperationException">The speaker is to be learnt, and this recogniser is for one speaker already.</exception>
    /// <exception cref="AudioFormatException">A sample is not a finite number, or the model cannot judge them.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAsyncEnumerable<EmotionSegment> PredictSegmentsAsync(
        AudioSignal signal, SegmentOptions? options = null, CancellationToken cancellationToken = default);
}
