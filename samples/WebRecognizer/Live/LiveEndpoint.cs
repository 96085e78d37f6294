using System.Net.WebSockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SpeechEmotion;
using WebRecognizer.Analysis;

namespace WebRecognizer.Live;

/// <summary>
/// <c>GET /api/live?rate=48000</c> as a WebSocket: 16-bit samples (mono, little endian) in, <see cref="LiveMessage"/> out; the text
/// <c>stop</c> asks for the result.
/// </summary>
internal static class LiveEndpoint
{
    public static async Task FollowAsync(
        HttpContext context,
        int? rate,
        EmotionRecognizer recognizer,
        LiveSlots slots,
        IOptions<WebRecognizerOptions> limits,
        IHostApplicationLifetime lifetime,
        ILogger<LiveSession> log)
    {
        if (Refusal(context, rate) is { } problem)
        {
            await problem.WriteAsync(context, context.RequestAborted);
            return;
        }

        using RateLimitLease lease = slots.Take();
        if (!lease.IsAcquired)
        {
            await RefuseAsync(context, slots);
            log.Ended(seconds: 0, Problems.Busy.Title);
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        await using RecordingAnalysis analysis = new(recognizer, rate!.Value, limits.Value.MaximumDuration);
        LiveSession session = new(socket, analysis, limits.Value);
        string reason = await session.RunAsync(lifetime.ApplicationStopping);
        log.Ended(analysis.Seconds, reason);
    }

    // As a message while that costs few connections; those beyond get the bare status.
    private static async Task RefuseAsync(HttpContext context, LiveSlots slots)
    {
        using RateLimitLease lease = slots.TakeRefusal();
        if (!lease.IsAcquired)
        {
            await Problems.Busy.WriteAsync(context, context.RequestAborted);
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        await LiveSocket.RefuseAsync(socket, Problems.Busy);
    }

    private static Problem? Refusal(HttpContext context, int? rate) =>
        !context.WebSockets.IsWebSocketRequest ? Problems.NotASocket
        : !IsOwnPage(context.Request) ? Problems.OtherPage
        : rate is >= LiveSession.LowestRate and <= LiveSession.HighestRate ? null : Problems.BadRate(rate);

    // Browsers let any page open a WebSocket anywhere, but say which page it is.
    private static bool IsOwnPage(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin]
        || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? page)
            && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
