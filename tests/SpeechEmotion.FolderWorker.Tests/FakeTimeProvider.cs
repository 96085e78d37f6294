namespace SpeechEmotion.FolderWorker.Tests;

/// <summary>A clock that stands until it is set forward. Timers follow the real one: how often one looks decides nothing.</summary>
internal sealed class FakeTimeProvider : TimeProvider
{
    private long _ticks;
    private int _asked;

    /// <summary>Gets how often the time was asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        Interlocked.Increment(ref _asked);
        return Interlocked.Read(ref _ticks);
    }

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
