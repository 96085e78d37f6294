using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace WebRecognizer.Live;

/// <summary>
/// Counts who records at the moment, and who is being told that all places are taken: both hold a connection. (Kestrel's own limit does not
/// count WebSockets over HTTP/2, and breaking it is an error.)
/// </summary>
internal sealed class LiveSlots(IOptions<WebRecognizerOptions> limits) : IDisposable
{
    private readonly ConcurrencyLimiter _recordings = new(new() { PermitLimit = limits.Value.LiveSessions, QueueLimit = 0 });
    private readonly ConcurrencyLimiter _refusals = new(new() { PermitLimit = limits.Value.LiveRefusals, QueueLimit = 0 });

    /// <summary>Takes a place; disposing the lease gives it back.</summary>
    public RateLimitLease Take() => _recordings.AttemptAcquire();

    /// <summary>Takes a place among those who are told why they have none.</summary>
    public RateLimitLease TakeRefusal() => _refusals.AttemptAcquire();

    public void Dispose()
    {
        _recordings.Dispose();
        _refusals.Dispose();
    }
}
