using System.Threading.Tasks.Sources;

namespace SpeechEmotion;

/// <summary>
/// Lets one task wait for something and be woken, again and again, without allocating. All members are called under one lock of the
/// owner, except the waiting itself. Waking takes effect on another thread.
/// </summary>
internal sealed class Wakeup : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };

    /// <summary>Gets whether somebody waits.</summary>
    public bool IsAwaited { get; private set; }

    /// <summary>Begins to wait.</summary>
    /// <exception cref="InvalidOperationException">Somebody waits already.</exception>
    public ValueTask WaitAsync()
    {
        if (IsAwaited)
        {
            throw new InvalidOperationException("Only one caller can wait at a time: await the last call before the next.");
        }

        _core.Reset();
        IsAwaited = true;
        return new ValueTask(this, _core.Version);
    }

    /// <summary>Wakes who waits, if anybody does.</summary>
    public void Wake()
    {
        if (IsAwaited)
        {
            IsAwaited = false;
            _core.SetResult(true);
        }
    }

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
