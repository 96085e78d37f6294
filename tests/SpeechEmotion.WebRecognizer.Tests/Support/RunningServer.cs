using Microsoft.AspNetCore.Builder;
using WebRecognizer;

namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>The sample's own server on a free port of this machine.</summary>
public sealed class RunningServer : IAsyncLifetime, IAsyncDisposable
{
    private readonly WebApplication _app;

    public RunningServer()
        : this([])
    {
    }

    private RunningServer(params string[] settings) =>
        _app = WebRecognizerApp.Create(
            ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None", .. settings.Select(setting => $"--WebRecognizer:{setting}")]);

    /// <summary>Gets the page's address, known after the start.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Gets a client of this server.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>Starts a server with limits of its own, as the command line gives them: <c>MaximumDuration=00:00:02</c>.</summary>
    public static async Task<RunningServer> StartAsync(params string[] settings)
    {
        RunningServer server = new(settings);
        await server.InitializeAsync();
        return server;
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Client.BaseAddress = Address;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
