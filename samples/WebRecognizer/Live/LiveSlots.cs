using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace WebRecognizer.Live;

/// <summary>Counts who records at the moment.</summary>
internal sealed class LiveSlots(IOptions<WebRecognizerOptions> limits) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new() { PermitLimit = limits.Value.LiveSessions, QueueLimit = 0 });

    /// <summary>Takes a place; disposing the lease gives it back.</summary>
    public RateLimitLease Take() => _limiter.AttemptAcquire();

    public void Dispose() => _limiter.Dispose();
}
