using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>A visitor who records: the page's side of the WebSocket.</summary>
internal sealed class LiveVisitor : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static async Task<LiveVisitor> OpenAsync(RunningServer server, string query = "?rate=16000", string? origin = null)
    {
        LiveVisitor visitor = new();
        if (origin is not null)
        {
            visitor._socket.Options.SetRequestHeader("Origin", origin);
        }

        UriBuilder address = new(server.Address) { Scheme = "ws", Path = "api/live", Query = query };
        await visitor._socket.ConnectAsync(address.Uri, CancellationToken.None);
        return visitor;
    }

    /// <summary>Sends samples as the page does, in messages of any length.</summary>
    public async Task SendAsync(AudioSignal signal, int samplesPerMessage)
    {
        byte[] bytes = new byte[2 * signal.Samples.Length];
        for (int i = 0; i < signal.Samples.Length; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(2 * i), (short)Math.Round(signal.Samples.Span[i] * 32768));
        }

        for (int start = 0; start < bytes.Length; start += 2 * samplesPerMessage)
        {
            await SendAsync(bytes.AsMemory(start, Math.Min(2 * samplesPerMessage, bytes.Length - start)));
        }
    }

    public Task SendAsync(ReadOnlyMemory<byte> bytes) =>
        _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).AsTask();

    public Task StopAsync() => _socket.SendAsync("stop"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Reads all messages to the end.</summary>
    public async Task<List<JsonElement>> ReadAllAsync()
    {
        List<JsonElement> messages = [];
        while (await ReadAsync() is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }

    /// <summary>Reads one message; <see langword="null"/> at the end.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        using MemoryStream text = new();
        byte[] buffer = new byte[16 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, patience.Token);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        if (part.MessageType != WebSocketMessageType.Close)
        {
            return JsonElement.Parse(Encoding.UTF8.GetString(text.ToArray()));
        }

        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        return null;
    }

    /// <summary>Goes without a word.</summary>
    public void Vanish() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
