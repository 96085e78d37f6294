using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>One window with the page. With SPEECH_EMOTION_SCREENSHOTS set, pictures are left in that folder.</summary>
internal sealed class Visit : IAsyncDisposable
{
    public const float Patience = 60_000;

    private readonly IBrowserContext _context;

    public Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Gets every address the page asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Gets what the browser complained of: errors of scripts, blocked content.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Chooses a file.</summary>
    public Task UploadAsync(string name, byte[] bytes) =>
        Page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });

    /// <summary>Chooses earlier recordings of the voice.</summary>
    public Task AddVoiceAsync(params IEnumerable<byte[]> recordings) => Page.SetInputFilesAsync("#voice-files", recordings.Select((bytes, i) =>
        new FilePayload { Name = $"earlier-{i}.wav", MimeType = "application/octet-stream", Buffer = bytes }));

    /// <summary>Waits for an answer in the headline.</summary>
    public Task ExpectHeadlineAsync(string pattern) => Assertions.Expect(Page.Locator("#headline")).ToHaveTextAsync(new Regex(pattern));

    /// <summary>Counts the pixels of a canvas that were drawn on.</summary>
    public Task<int> InkedPixelsAsync(string id) => Page.EvaluateAsync<int>(PageScripts.InkedPixels, id);

    /// <summary>Leaves a picture of the whole page, where pictures are wanted.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SPEECH_EMOTION_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.WaitForTimeoutAsync(500);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
