using Microsoft.Playwright;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>An installed Chromium, driven by Playwright, whose driver comes with its package. Starts at the first visit.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly string[] _arguments;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Chromium()
        : this([])
    {
    }

    internal Chromium(params string[] arguments) => _arguments = arguments;

    /// <summary>Opens the page in a window of its own, with nothing remembered, and waits until it is ready.</summary>
    internal async Task<Visit> VisitAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        // Under a full load of other tests nothing is quick.
        Assertions.SetDefaultExpectTimeout(Visit.Patience);
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Programs.Chromium,
            Args = ["--no-sandbox", "--disable-gpu", .. _arguments],
            Timeout = Visit.Patience,
        });
        IBrowserContext context = await _browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        Visit visit = new(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(address.ToString());
        await Assertions.Expect(visit.Page.Locator("#file-hint")).ToContainTextAsync("MB");
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}
