namespace SpeechEmotion;

/// <summary>A live stream of mono samples that is judged window by window; <see cref="ISessionRecognizer.OpenSession"/> opens it.</summary>
/// <remarks>One writer writes, one reader enumerates <see cref="ReadUpdatesAsync"/>; they may be different threads. Disposing it ends both.</remarks>
public interface IEmotionSession : IAsyncDisposable
{
    /// <summary>Gets the rate of the samples, in hertz.</summary>
    int SampleRate { get; }

    /// <summary>
    /// Gets how much sound after the end of a window has to be written at most before the window is judged. To this comes the time of
    /// the computation. Turns come later: see <see cref="SegmentOptions.MergeTurns"/>.
    /// </summary>
    TimeSpan Latency { get; }

    /// <summary>Takes the next samples without waiting; they are copied.</summary>
    /// <param name="samples">Any number of finite samples; full scale is −1 to 1.</param>
    /// <exception cref="ArgumentException">A sample is not a finite number, or beyond what any recording holds (2³²; full scale is 1).</exception>
    /// <exception cref="InvalidOperationException">
    /// More sound waits than <see cref="SessionOptions.QueueSeconds"/> (nothing was taken), the session was completed or disposed, or what was
    /// written before could not be judged: the inner exception, which <see cref="ReadUpdatesAsync"/> throws too, says why.
    /// </exception>
    void Write(ReadOnlySpan<float> samples);

    /// <summary>Takes the next samples, waiting for room where too many wait to be judged.</summary>
    /// <param name="samples">Any number of finite samples; full scale is −1 to 1. They are copied before the task ends.</param>
    /// <param name="cancellationToken">
    /// Ends the waiting; what was taken by then stays taken, and nothing says how much that was: where sound may be dropped, use <see cref="Write"/>,
    /// which takes all or none, and <see cref="WriteLost"/>.
    /// </param>
    /// <exception cref="ArgumentException">A sample is not a finite number, or beyond what any recording holds (2³²; full scale is 1).</exception>
    /// <exception cref="InvalidOperationException">
    /// The session was completed or disposed, another write still waits, or what was written before could not be judged, as for <see cref="Write"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<float> samples, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says that the next samples were lost, on the network or because <see cref="Write"/> had no room, so that times stay right and the hole is
    /// taken for neither speech nor silence. Needs no room and does not wait.
    /// </summary>
    /// <param name="count">How many samples, 0 to a year of them; several calls without samples between them count as one loss.</param>
    /// <remarks>
    /// Up to 0.1 s after sound are bridged with the sound before. Over up to 1 s the ends are joined: a window holds as much sound as others, and its
    /// times say that it reaches further. A longer loss is in no window: the last one before it ends where the sound does, as at the end of a
    /// stream, and comes as soon as that much is lost; the first one after it begins where the sound does, and times show the hole. Speech is then
    /// looked for as at the beginning of a stream, smoothing and turns begin anew, and what <see cref="SegmentOptions.LearnSpeaker"/> learnt stays.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or more than a year.</exception>
    /// <exception cref="InvalidOperationException">The session was completed or disposed, or failed, as for <see cref="Write"/>.</exception>
    void WriteLost(long count);

    /// <summary>
    /// Says that no more samples follow. What waits is still judged: <see cref="ReadUpdatesAsync"/> ends after the last window, which ends with
    /// the stream.
    /// </summary>
    /// <returns>A task that is done when the end has been said; it does not wait for the updates to be read.</returns>
    ValueTask CompleteAsync();

    /// <summary>
    /// Enumerates the answers as they come, those without speech included, until the session is completed and all is judged, or the
    /// session is disposed. An enumeration that was left can be followed by another, which goes on with the next answer.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration between two windows.</param>
    /// <exception cref="AudioFormatException">Samples are so few that the model's features cannot be computed.</exception>
    /// <exception cref="InvalidOperationException">Another enumeration is under way.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAsyncEnumerable<EmotionSegment> ReadUpdatesAsync(CancellationToken cancellationToken = default);
}
