using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Threading.Channels;
using WebRecognizer.Analysis;

namespace WebRecognizer.Live;

/// <summary>
/// One live recording over a WebSocket. Whatever is slow slows down what is before it: a browser that does not read stops the sending,
/// full outgoing messages stop the judging and the receiving, and then the browser's samples wait in the network.
/// </summary>
internal sealed class LiveSession(WebSocket socket, RecordingAnalysis analysis, WebRecognizerOptions limits)
{
    public const int LowestRate = 8_000;
    public const int HighestRate = 192_000;

    private const int MessagesWaiting = 32;

    private readonly Channel<LiveMessage> _outgoing = Channel.CreateBounded<LiveMessage>(MessagesWaiting);
    private readonly byte[] _bytes = new byte[limits.LiveMessageBytes + 1];
    private Task<ValueWebSocketReceiveResult>? _receiving;

    /// <summary>Follows the recording until it is stopped, breaks a limit, or the browser is gone.</summary>
    /// <param name="stopping">The server is stopping.</param>
    /// <returns>Why it ended, for the log.</returns>
    public async Task<string> RunAsync(CancellationToken stopping)
    {
        using CancellationTokenSource gone = new(limits.MaximumDuration + limits.TimeLimit);
        Task sending = SendAsync(gone);
        Task judging = JudgeAsync(gone.Token);
        try
        {
            Problem? problem = await ReceiveAsync(gone.Token, stopping);
            if (problem is null)
            {
                await PostAsync(new LiveMessage(Columns: await analysis.CompleteAsync()), gone.Token);
                await judging;
            }

            await PostAsync(problem is null ? new LiveMessage(Result: analysis.ToResult()) : new LiveMessage(Problem: problem), gone.Token);
            _outgoing.Writer.Complete();
            await sending;
            await LiveSocket.CloseAsync(socket, problem, _receiving, _bytes, CancellationToken.None);
            return problem?.Title ?? "stopped";
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            return "the browser is gone";
        }
        finally
        {
            await gone.CancelAsync();
            await Task.WhenAll(sending, judging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes samples until the page says stop, all that is looked at has come, or something is wrong.</summary>
    private async Task<Problem?> ReceiveAsync(CancellationToken gone, CancellationToken stopping)
    {
        float[] samples = new float[_bytes.Length / sizeof(short)];
        while (!analysis.IsCut)
        {
            int count = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                try
                {
                    _receiving = socket.ReceiveAsync(_bytes.AsMemory(count), gone).AsTask();
                    part = await _receiving.WaitAsync(limits.LiveIdle, stopping);
                }
                catch (TimeoutException)
                {
                    return Problems.Idle;
                }
                catch (OperationCanceledException) when (stopping.IsCancellationRequested)
                {
                    return Problems.Stopping;
                }

                count += part.Count;
            }
            while (!part.EndOfMessage && count < _bytes.Length);

            switch (part.MessageType)
            {
                case WebSocketMessageType.Close:
                    throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
                case WebSocketMessageType.Text when _bytes.AsSpan(0, count).SequenceEqual("stop"u8):
                    return null;
                case WebSocketMessageType.Binary when count % sizeof(short) == 0 && count <= limits.LiveMessageBytes:
                    byte[] columns = await analysis.WriteAsync(samples.AsMemory(0, ToSamples(_bytes.AsSpan(0, count), samples)), gone);
                    await PostAsync(new LiveMessage(Columns: columns), gone);
                    break;
                default:
                    return Problems.BadMessage(limits.LiveMessageBytes);
            }
        }

        return null;
    }

    private async Task JudgeAsync(CancellationToken gone)
    {
        await foreach (ResultSegment window in analysis.WindowsAsync(gone))
        {
            await PostAsync(new LiveMessage(Window: window), gone);
        }
    }

    private ValueTask PostAsync(LiveMessage message, CancellationToken gone) =>
        message.Columns is { Length: 0 } ? ValueTask.CompletedTask : _outgoing.Writer.WriteAsync(message, gone);

    private async Task SendAsync(CancellationTokenSource gone)
    {
        try
        {
            await foreach (LiveMessage message in _outgoing.Reader.ReadAllAsync(gone.Token))
            {
                await LiveSocket.SendAsync(socket, message, gone.Token);
            }
        }
        catch
        {
            // Nobody listens: the others need not go on.
            await gone.CancelAsync();
            throw;
        }
    }

    private static int ToSamples(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        int count = bytes.Length / sizeof(short);
        for (int i = 0; i < count; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * sizeof(short))..]) / 32768f;
        }

        return count;
    }
}
