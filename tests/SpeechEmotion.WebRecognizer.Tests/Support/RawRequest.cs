using System.Net.Sockets;
using System.Text;

namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>A request as it is written: HttpClient tidies up addresses before it sends them.</summary>
internal static class RawRequest
{
    /// <summary>Asks for an address, and returns status line, headers and body.</summary>
    public static async Task<string> GetAsync(RunningServer server, string target)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        using TcpClient client = new(server.Address.Host, server.Address.Port);
        await using NetworkStream stream = client.GetStream();
        byte[] request = Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nConnection: close\r\n\r\n");
        await stream.WriteAsync(request, patience.Token);
        using StreamReader reader = new(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(patience.Token);
    }
}
