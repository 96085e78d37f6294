using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace SpeechEmotion;

/// <summary>Judges a live stream of mono samples window by window.</summary>
/// <remarks>
/// One writer writes, one reader enumerates <see cref="Updates"/>; they may be different threads. The samples are judged on worker threads
/// while the updates are enumerated and only then: a session has no thread of its own, and one that is forgotten is collected.
/// How the samples are cut into chunks changes nothing in the updates, bit for bit.
/// </remarks>
public sealed class EmotionSession : IAsyncDisposable
{
    // How much sound has to wait before the reader is woken: 10 ms.
    private const int WakesPerSecond = 100;

    // Lookahead of voice activity with its frames, and the wait for 10 ms.
    private const double LatencySeconds = 0.34;
    private const double LatencySecondsWithoutDetection = 0.04;

    // The resampling filters wait for so many samples of the lowest rate; usual ones are not below that of voice activity.
    private const double FilterSamples = 80;
    private const int UsualRate = 8000;

    private readonly SegmentEngine _engine;
    private readonly SampleQueue _queue;
    private readonly Observer _observer;
    private readonly SemaphoreSlim _work = new(1);
    private readonly float[] _block = new float[WindowEngine.BlockSamples];
    private bool _isEngineComplete;
    private bool _isDisposed;
    private int _readers;

    internal EmotionSession(WindowJudge judge, int sampleRate, SessionOptions options)
    {
        _engine = new SegmentEngine(judge, sampleRate, channelCount: 1, options.Segments);
        int wakeAt = Math.Max(1, sampleRate / WakesPerSecond);
        _queue = new SampleQueue((int)Math.Max(options.QueueSeconds * sampleRate, wakeAt), wakeAt);
        _observer = judge.Observer;
        _observer.Opened(sampleRate);
        SampleRate = sampleRate;
        Latency = TimeSpan.FromSeconds(
            (judge.DetectsSpeech ? LatencySeconds : LatencySecondsWithoutDetection)
            + (FilterSamples / Math.Min(UsualRate, Math.Min(sampleRate, judge.SampleRate))));
    }

    /// <summary>Gets the rate of the samples, in hertz.</summary>
    public int SampleRate { get; }

    /// <summary>
    /// Gets how much sound after the end of a window has to be written at most before the window is judged. To this comes the time of
    /// the computation. Turns come later: see <see cref="SegmentOptions.MergeTurns"/>.
    /// </summary>
    public TimeSpan Latency { get; }

    /// <summary>Takes the next samples without waiting; they are copied.</summary>
    /// <param name="samples">Any number of finite samples; full scale is −1 to 1.</param>
    /// <exception cref="ArgumentException">A sample is not a finite number.</exception>
    /// <exception cref="InvalidOperationException">
    /// More sound waits than <see cref="SessionOptions.QueueSeconds"/> (nothing was taken), the session was completed or disposed, or what was
    /// written before could not be judged: the inner exception, which <see cref="Updates"/> throws too, says why.
    /// </exception>
    public void Write(ReadOnlySpan<float> samples)
    {
        Check(samples);
        if (!_queue.TryWrite(samples))
        {
            _observer.Refused(samples.Length);
            throw new InvalidOperationException(
                $"There is no room for {samples.Length} samples: {_queue.Capacity} can wait (QueueSeconds). " +
                "Enumerate Updates at the same time, await WriteAsync, or raise QueueSeconds.");
        }
    }

    /// <summary>Takes the next samples, waiting for room where too many wait to be judged.</summary>
    /// <param name="samples">Any number of finite samples; full scale is −1 to 1. They are copied before the task ends.</param>
    /// <param name="cancellationToken">Ends the waiting; what was taken by then stays taken.</param>
    /// <exception cref="ArgumentException">A sample is not a finite number.</exception>
    /// <exception cref="InvalidOperationException">
    /// The session was completed or disposed, another write still waits, or what was written before could not be judged, as for <see cref="Write"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<float> samples, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Check(samples.Span);
        using CancellationTokenRegistration registration = OnCancelled(cancellationToken);
        while (true)
        {
            int written = _queue.Write(samples.Span, out ValueTask room, cancellationToken);
            samples = samples[written..];
            if (samples.IsEmpty)
            {
                return;
            }

            await room.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Says that no more samples follow. What waits is still judged: <see cref="Updates"/> ends after the last window, which ends with
    /// the stream.
    /// </summary>
    /// <returns>A task that is done when the end has been said; it does not wait for the updates to be read.</returns>
    public ValueTask CompleteAsync()
    {
        _queue.Complete();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Enumerates the answers as they come, those without speech included, until the session is completed and all is judged, or the
    /// session is disposed. An enumeration that was left can be followed by another, which goes on with the next answer.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration between two windows.</param>
    /// <exception cref="AudioFormatException">Samples are so large, or so few, that the model's features cannot be computed.</exception>
    /// <exception cref="InvalidOperationException">Another enumeration is under way.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<EmotionSegment> Updates([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.CompareExchange(ref _readers, 1, 0) != 0)
        {
            throw new InvalidOperationException("The updates are being enumerated already; one reader at a time can have them.");
        }

        try
        {
            using CancellationTokenRegistration registration = OnCancelled(cancellationToken);
            while (true)
            {
                await SegmentReader.LeaveCaller();
                cancellationToken.ThrowIfCancellationRequested();
                (EmotionSegment? update, bool isEnd) = await AdvanceAsync(cancellationToken).ConfigureAwait(false);
                if (update is not null)
                {
                    yield return update;
                }
                else if (isEnd)
                {
                    // After the work, so that whoever is told may dispose the session.
                    if (_isEngineComplete && !Volatile.Read(ref _isDisposed))
                    {
                        _engine.Report(source: null);
                    }

                    yield break;
                }
                else
                {
                    await _queue.WaitForSamplesAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            Volatile.Write(ref _readers, 0);
        }
    }

    /// <summary>
    /// Ends the session: waiting writes fail, an enumeration under way ends. The task is done when no work of the session is in flight.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        Volatile.Write(ref _isDisposed, true);
        _queue.Complete();
        await _work.WaitAsync().ConfigureAwait(false);
        _work.Release();
    }

    /// <summary>Judges what waits, up to the next answer. Whoever disposes the session waits for this.</summary>
    private async ValueTask<(EmotionSegment? Update, bool IsEnd)> AdvanceAsync(CancellationToken cancellationToken)
    {
        if (_queue.Failure is { } earlier)
        {
            ExceptionDispatchInfo.Throw(earlier);
        }

        await _work.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (!Volatile.Read(ref _isDisposed) && !cancellationToken.IsCancellationRequested)
            {
                if (_engine.TryRead(out EmotionSegment? update))
                {
                    return (update, false);
                }

                if (Feed())
                {
                    continue;
                }

                return (null, _isEngineComplete);
            }

            return (null, Volatile.Read(ref _isDisposed));
        }
        catch (Exception failure)
        {
            // The engine is in the middle of something: it cannot go on, and nobody should wait for it.
            _observer.Failed(activity: null, failure);
            _queue.Fail(failure);
            throw;
        }
        finally
        {
            _work.Release();
        }
    }

    private bool Feed()
    {
        // Asked first: what was written before the end was said is then in the queue.
        bool isComplete = _queue.IsComplete;
        int count = _queue.Read(_block);
        if (count > 0)
        {
            _engine.Write(_block.AsSpan(0, count));
            return true;
        }

        if (!isComplete || _isEngineComplete)
        {
            return false;
        }

        _engine.Complete();
        _isEngineComplete = true;
        return true;
    }

    private CancellationTokenRegistration OnCancelled(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static queue => ((SampleQueue)queue!).WakeAll(), _queue);

    private static void Check(ReadOnlySpan<float> samples)
    {
        int bad = SignalLevel.IndexOfNonFinite(samples);
        if (bad >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Sample {bad} is {samples[bad]}; samples must be finite numbers."), nameof(samples));
        }
    }
}
