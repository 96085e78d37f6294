using System.Runtime.ExceptionServices;

namespace SpeechEmotion.Training.Engine;

/// <summary>A fixed team of threads that shares the items of a loop; the caller works too.</summary>
/// <remarks>
/// Which thread takes an item is left to chance, so an item may only write what no other item writes; then results do not depend on
/// the number of threads. One loop at a time. No allocation per loop when the body is a cached delegate.
/// </remarks>
internal sealed class WorkerTeam : IDisposable
{
    private const int SpinRounds = 200;
    private readonly Lock _lifetime = new();
    private readonly object _gate = new();
    private readonly Thread[] _threads;
    private readonly float[][] _scratch;
    private Action<int, int>? _body;
    private ExceptionDispatchInfo? _failure;
    private int _count, _next, _running, _generation;
    private bool _open;
    private volatile bool _stopped;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">The number of workers, the caller included; at least 1.</param>
    public WorkerTeam(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        _scratch = new float[size][];
        Array.Fill(_scratch, []);
        _threads = new Thread[size - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"training worker {worker}" };
            _threads[i].Start();
        }
    }

    /// <summary>Gets the number of workers.</summary>
    public int Size { get; }

    /// <summary>A worker's own scratch memory, at least as long as asked; its contents are undefined.</summary>
    public Span<float> Scratch(int worker, int length)
    {
        if (_scratch[worker].Length < length)
        {
            _scratch[worker] = new float[length];
        }

        return _scratch[worker].AsSpan(0, length);
    }

    /// <summary>Runs a body for every item and returns when all are done.</summary>
    /// <param name="count">The number of items.</param>
    /// <param name="body">Called with the item and the worker that runs it. Its first exception is thrown here.</param>
    public void Run(int count, Action<int, int> body)
    {
        ObjectDisposedException.ThrowIf(_stopped, this);
        if (_threads.Length == 0 || count < 2)
        {
            for (int i = 0; i < count; i++)
            {
                body(i, 0);
            }

            return;
        }

        lock (_gate)
        {
            _body = body;
            _count = count;
            _next = 0;
            _open = true;
            _generation++;
            Monitor.PulseAll(_gate);
        }

        Work(0);
        // A thread that wakes after the last item is taken no longer joins, so a busy machine does not hold the loop up.
        lock (_gate)
        {
            _open = false;
        }

        SpinUntilDone();
        _body = null;
        ExceptionDispatchInfo? failure = _failure;
        _failure = null;
        failure?.Throw();
    }

    /// <summary>Stops the threads.</summary>
    public void Dispose()
    {
        lock (_lifetime)
        {
            if (_stopped)
            {
                return;
            }

            lock (_gate)
            {
                _stopped = true;
                _generation++;
                Monitor.PulseAll(_gate);
            }

            foreach (Thread thread in _threads)
            {
                thread.Join();
            }
        }
    }

    private void Serve(int worker)
    {
        int seen = 0;
        while (true)
        {
            // Loops follow one another closely within a step: spin briefly before sleeping.
            for (int i = 0; i < SpinRounds && Volatile.Read(ref _generation) == seen; i++)
            {
                Thread.SpinWait(30);
            }

            lock (_gate)
            {
                while (_generation == seen)
                {
                    Monitor.Wait(_gate);
                }

                seen = _generation;
                if (_stopped)
                {
                    return;
                }

                if (!_open)
                {
                    continue;
                }

                _running++;
            }

            Work(worker);
            lock (_gate)
            {
                _running--;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Work(int worker)
    {
        try
        {
            int item;
            while ((item = Interlocked.Increment(ref _next) - 1) < _count)
            {
                _body!(item, worker);
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            Interlocked.Exchange(ref _next, _count);
        }
    }

    private void SpinUntilDone()
    {
        for (int i = 0; i < SpinRounds && Volatile.Read(ref _running) > 0; i++)
        {
            Thread.SpinWait(30);
        }

        lock (_gate)
        {
            while (Volatile.Read(ref _running) > 0)
            {
                Monitor.Wait(_gate);
            }
        }
    }
}
