namespace SpeechEmotion;

/// <summary>
/// Samples between one writer and one reader, in a ring of fixed size, and where between them some were lost. Only losses allocate after construction.
/// </summary>
/// <param name="capacity">How many samples can wait.</param>
/// <param name="wakeAt">How many samples the reader is woken for, so that tiny chunks do not each cost a change of threads.</param>
/// <param name="briefLoss">The most samples of a loss that is told only once a sample follows it: until then it may become longer.</param>
internal sealed class SampleQueue(int capacity, int wakeAt, long briefLoss)
{
    private readonly Lock _lock = new();
    private readonly float[] _ring = new float[capacity];
    private readonly LossMarks _losses = new();
    private readonly Wakeup _readable = new();
    private readonly Wakeup _writable = new();
    private int _head;
    private int _count;
    private long _written;
    private bool _isComplete;
    private Exception? _failure;

    /// <summary>Gets how many samples can wait.</summary>
    public int Capacity => _ring.Length;

    /// <summary>Gets how many samples wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>Gets whether no more samples will be written.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_lock)
            {
                return _isComplete;
            }
        }
    }

    /// <summary>Gets why nobody takes samples any more; <see langword="null"/> where somebody does.</summary>
    public Exception? Failure
    {
        get
        {
            lock (_lock)
            {
                return _failure;
            }
        }
    }

    /// <summary>Writes all samples or, where there is no room for all, none.</summary>
    /// <exception cref="InvalidOperationException">The queue was completed.</exception>
    public bool TryWrite(ReadOnlySpan<float> samples)
    {
        lock (_lock)
        {
            // Said first: room that nobody makes any more is not worth waiting for.
            RefuseIfComplete();
            return samples.Length <= _ring.Length - _count && WriteSome(samples) == samples.Length;
        }
    }

    /// <summary>Writes as many samples as there is room for; with none, <paramref name="room"/> is done when there is some again.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="room">The waiting.</param>
    /// <param name="cancellationToken">Where cancelled already, nobody waits; who cancels later calls <see cref="WakeAll"/>.</param>
    /// <returns>The number of samples written.</returns>
    /// <exception cref="InvalidOperationException">The queue was completed, or another writer waits.</exception>
    public int Write(ReadOnlySpan<float> samples, out ValueTask room, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            RefuseIfComplete();
            int written = WriteSome(samples);
            room = written == 0 && samples.Length > 0 && !cancellationToken.IsCancellationRequested ? _writable.WaitAsync() : default;
            return written;
        }
    }

    /// <summary>Notes that samples were lost, which needs no room.</summary>
    /// <exception cref="InvalidOperationException">The queue was completed.</exception>
    public void WriteLost(long count)
    {
        lock (_lock)
        {
            RefuseIfComplete();
            _losses.Add(_written, count);
            if (_losses.Latest > briefLoss)
            {
                _readable.Wake();
            }
        }
    }

    /// <summary>Takes samples out, up to the next loss, or that loss.</summary>
    /// <param name="destination">Receives the samples.</param>
    /// <param name="lost">Receives how many samples were lost here; 0 where samples are taken.</param>
    /// <returns>The number taken; 0 where none wait.</returns>
    public int Read(Span<float> destination, out long lost)
    {
        lock (_lock)
        {
            long position = _written - _count;
            lost = _count > 0 || _losses.Latest > briefLoss ? _losses.TakeAt(position) : 0;
            int count = lost > 0 ? 0 : (int)Math.Min(Math.Min(destination.Length, _count), _losses.Next - position);
            int first = Math.Min(count, _ring.Length - _head);
            _ring.AsSpan(_head, first).CopyTo(destination);
            _ring.AsSpan(0, count - first).CopyTo(destination[first..]);
            _head = (_head + count) % _ring.Length;
            _count -= count;
            if (count > 0)
            {
                _writable.Wake();
            }

            return count;
        }
    }

    /// <summary>Waits until a worthwhile number of samples waits, the end is said or <see cref="WakeAll"/> is called.</summary>
    /// <param name="cancellationToken">Where cancelled already, nobody waits; who cancels later calls <see cref="WakeAll"/>.</param>
    public ValueTask WaitForSamplesAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _isComplete || _count >= wakeAt || _losses.Latest > briefLoss || cancellationToken.IsCancellationRequested ? default : _readable.WaitAsync();
        }
    }

    /// <summary>Says that no more samples are written.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            WakeAll();
        }
    }

    /// <summary>Says that nobody takes samples any more, and why; whoever writes, or waits for room, is told.</summary>
    public void Fail(Exception failure)
    {
        lock (_lock)
        {
            _failure = failure;
            Complete();
        }
    }

    /// <summary>Wakes whoever waits, so that they look at their cancellation.</summary>
    public void WakeAll()
    {
        lock (_lock)
        {
            _readable.Wake();
            _writable.Wake();
        }
    }

    private void RefuseIfComplete()
    {
        if (_failure is not null)
        {
            throw new InvalidOperationException($"What was written before could not be judged: {_failure.Message.TrimEnd('.')}. Open another session.", _failure);
        }

        if (_isComplete)
        {
            throw new InvalidOperationException("The session was completed or disposed; no samples can follow. Open another session.");
        }
    }

    private int WriteSome(ReadOnlySpan<float> samples)
    {
        int count = Math.Min(samples.Length, _ring.Length - _count);
        int tail = (_head + _count) % _ring.Length;
        int first = Math.Min(count, _ring.Length - tail);
        samples[..first].CopyTo(_ring.AsSpan(tail));
        samples[first..count].CopyTo(_ring);
        _count += count;
        _written += count;
        if (_count >= Math.Min(wakeAt, _ring.Length))
        {
            _readable.Wake();
        }

        return count;
    }
}
