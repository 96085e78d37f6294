using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace SpeechEmotion;

/// <summary>Judges a live stream of mono samples window by window.</summary>
/// <remarks>
/// One writer writes, one reader enumerates <see cref="ReadUpdatesAsync"/>; they may be different threads. The samples are judged on worker threads
/// while the updates are enumerated and only then: a session has no thread of its own, and one that is forgotten is collected.
/// How the samples are cut into chunks changes nothing in the updates, bit for bit.
/// </remarks>
public sealed class EmotionSession : IEmotionSession
{
    // How much sound has to wait before the reader is woken: 10 ms.
    private const int WakesPerSecond = 100;

    // Lookahead of voice activity with its frames, and the wait for 10 ms.
    private const double LatencySeconds = 0.34;
    private const double LatencySecondsWithoutDetection = 0.04;

    // The resampling filters wait for so many samples of the lowest rate; usual ones are not below that of voice activity.
    private const double FilterSamples = 80;
    private const int UsualRate = 8000;

    // The most one loss can be told as.
    private const long LongestLossSeconds = 366 * 24 * 3600;

    private readonly SegmentEngine _engine;
    private readonly SampleQueue _queue;
    private readonly LossBridge _bridge;
    private readonly Observer _observer;
    private readonly SemaphoreSlim _work = new(1);
    private readonly float[] _block = new float[WindowEngine.BlockSamples];
    private bool _isEngineComplete;
    private bool _isRefusing;
    private bool _isDisposed;
    private int _readers;
    private long _lost;

    internal EmotionSession(WindowJudge judge, int sampleRate, SessionOptions options)
    {
        _engine = new SegmentEngine(judge, sampleRate, channelCount: 1, options.Segments);
        int wakeAt = Math.Max(1, sampleRate / WakesPerSecond);
        _bridge = new LossBridge(sampleRate);
        _queue = new SampleQueue((int)Math.Max(options.QueueSeconds * sampleRate, wakeAt), wakeAt, WindowEngine.LongestJoin(sampleRate));
        _observer = judge.Observer;
        _observer.Opened(sampleRate);
        SampleRate = sampleRate;
        Latency = TimeSpan.FromSeconds(
            (judge.DetectsSpeech ? LatencySeconds : LatencySecondsWithoutDetection)
            + (FilterSamples / Math.Min(UsualRate, Math.Min(sampleRate, judge.SampleRate))));
    }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public TimeSpan Latency { get; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> samples)
    {
        Check(samples);
        bool isAgain = _isRefusing;
        _isRefusing = !_queue.TryWrite(samples);
        if (_isRefusing)
        {
            _observer.Refused(samples.Length, isAgain);
            throw new InvalidOperationException(
                $"There is no room for {samples.Length} samples: {_queue.Capacity} can wait (QueueSeconds). " +
                "Enumerate ReadUpdatesAsync at the same time, await WriteAsync, or raise QueueSeconds.");
        }
    }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public void WriteLost(long count)
    {
        if (count < 0 || count > LongestLossSeconds * SampleRate)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"The samples lost must be between 0 and {LongestLossSeconds * SampleRate}, a year of them; they were {count}.");
        }

        _queue.WriteLost(count);
        _observer.Lost((double)count / SampleRate);
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync()
    {
        _queue.Complete();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EmotionSegment> ReadUpdatesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
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
                        _engine.Report(source: null, TimeSpan.FromSeconds((double)_lost / SampleRate));
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
                    _observer.Waiting((double)_queue.Count / SampleRate);
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
        int filled = _bridge.Fill(_block);
        if (filled > 0)
        {
            _engine.Write(_block.AsSpan(0, filled));
            return true;
        }

        // Asked first: what was written before the end was said is then in the queue.
        bool isComplete = _queue.IsComplete;
        int count = _queue.Read(_block, out long lost);
        if (count > 0)
        {
            _bridge.Hear(_block.AsSpan(0, count));
            _engine.Write(_block.AsSpan(0, count));
            return true;
        }

        if (lost > 0)
        {
            _lost += lost;
            if (!_bridge.TryBegin(lost))
            {
                _engine.Skip(lost);
            }

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
        cancellationToken.UnsafeRegister(Wake, new WeakReference<SampleQueue>(_queue));

    // A token that outlives the session does not keep it.
    private static void Wake(object? reference)
    {
        if (((WeakReference<SampleQueue>)reference!).TryGetTarget(out SampleQueue? queue))
        {
            queue.WakeAll();
        }
    }

    private static void Check(ReadOnlySpan<float> samples)
    {
        int bad = SampleFault.IndexIn(samples);
        if (bad >= 0)
        {
            throw new ArgumentException(SampleFault.Describe($"Sample {bad} is", samples[bad]), nameof(samples));
        }
    }
}
