using System.Net.WebSockets;
using System.Text.Json;

namespace WebRecognizer.Live;

/// <summary>What is said to the page over its WebSocket; a browser that takes nothing for five seconds is given up.</summary>
internal static class LiveSocket
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static async Task SendAsync(WebSocket socket, LiveMessage message, CancellationToken gone)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(message, WebJson.Default.LiveMessage);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(Limit);
        await socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    /// <summary>Says goodbye and waits for the browser's own: what was sent last would be lost with a connection that breaks off.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="problem">Why it ends; <see langword="null"/> where all went well.</param>
    /// <param name="receiving">A reception that may be under way still.</param>
    /// <param name="thrownAway">Takes samples that are on their way.</param>
    /// <param name="gone">Nobody waits any more.</param>
    public static async Task CloseAsync(
        WebSocket socket, Problem? problem, Task<ValueWebSocketReceiveResult>? receiving, Memory<byte> thrownAway, CancellationToken gone)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(Limit);
        WebSocketCloseStatus status = problem is null ? WebSocketCloseStatus.NormalClosure : WebSocketCloseStatus.PolicyViolation;
        await socket.CloseOutputAsync(status, problem?.Title, limit.Token);
        ValueWebSocketReceiveResult part;
        do
        {
            bool isUnderWay = receiving is { IsCompleted: false };
            part = await (isUnderWay ? receiving! : socket.ReceiveAsync(thrownAway, limit.Token).AsTask()).WaitAsync(limit.Token);
        }
        while (part.MessageType != WebSocketMessageType.Close);
    }

    /// <summary>Says why there is no recording: a browser shows its page no status of a refused WebSocket. Needs nothing but the socket.</summary>
    public static async Task RefuseAsync(WebSocket socket, Problem problem)
    {
        using CancellationTokenSource limit = new(Limit);
        try
        {
            await SendAsync(socket, new LiveMessage(Problem: problem), limit.Token);
            await CloseAsync(socket, problem, receiving: null, new byte[1024], limit.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // The browser is gone already.
        }
    }
}
