using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpeechEmotion.WebRecognizer.Tests.Support;

namespace SpeechEmotion.WebRecognizer.Tests.Browser;

/// <summary>What the page does at its limits: recordings that are cut, and two at once.</summary>
[Collection(OneServer.Name)]
public sealed class LimitTests(RunningServer server, Chromium chromium)
{
    [ChromiumFact]
    public async Task Upload_LongSilence_SaysThatOnlyItsFirstPartWasLookedAt()
    {
        await using RunningServer brief = await RunningServer.StartAsync("MaximumDuration=00:00:03");
        await using Visit visit = await chromium.VisitAsync(brief.Address);

        await visit.UploadAsync("silence.wav", Clips.Wav(Clips.Silence(5)));

        await visit.ExpectHeadlineAsync("^No speech heard$");
        const string Cut = "Only the first 0:03 was looked at; the recording goes on.";
        await Assertions.Expect(visit.Page.Locator("#explanation")).ToContainTextAsync(Cut);
        await Assertions.Expect(visit.Page.Locator("#status")).ToHaveTextAsync($"Done. No speech heard. {Cut}");
        await Assertions.Expect(visit.Page.Locator("#facts")).ToHaveTextAsync("silence.wav · first 0:03 of the recording, 0:00.0 of it speech");
    }

    [ChromiumFact]
    public async Task Play_BeyondWhatWasLookedAt_ShowsNoProbabilitiesAndNoCursor()
    {
        await using RunningServer brief = await RunningServer.StartAsync("MaximumDuration=00:00:03");
        await using Visit visit = await chromium.VisitAsync(brief.Address);
        await visit.UploadAsync("conversation.wav", Clips.Wav(Clips.Conversation()));
        await visit.ExpectHeadlineAsync("^Sounds most like");
        await Assertions.Expect(visit.Page.Locator("#wave"))
            .ToHaveAttributeAsync("aria-label", "Waveform of conversation.wav, first 0:03 of the recording");

        await visit.Page.Locator("#cursor-area").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#cursor")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#scores-of")).ToHaveTextAsync(new Regex("^Around 0:\\d\\d\\.\\d: not looked at\\.$"));
        await Assertions.Expect(visit.Page.Locator("#cursor")).ToBeHiddenAsync();
        Assert.All(await visit.Page.Locator("#scores .value").AllInnerTextsAsync(), value => Assert.Equal("–", value));
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Slider)).ToHaveAttributeAsync("aria-valuetext", new Regex("not looked at$"));
    }

    [ChromiumFact]
    public async Task Open_SecondWhileTheFirstIsUnderWay_IsRefused()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address);
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await visit.Page.RouteAsync("**/clips/lively.wav", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "lively" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#busy-text")).ToHaveTextAsync("Listening to lively …");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record your voice" })).ToBeHiddenAsync();
        string bytes = Convert.ToBase64String(await File.ReadAllBytesAsync(Clips.Path("flat")));
        await visit.Page.EvaluateAsync(PageScripts.DropFile, new { name = "dropped.wav", bytes });
        gate.SetResult();

        await visit.ExpectHeadlineAsync("^Sounds most like");
        await Assertions.Expect(visit.Page.Locator("#facts")).ToContainTextAsync("The synthetic voice “lively”");
        Assert.Single(visit.Requests, url => url.EndsWith("/api/recordings", StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task Cancel_Upload_IsNoProblem()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address);
        await visit.Page.RouteAsync("**/api/recordings", _ => { });
        await visit.UploadAsync("lively.wav", await File.ReadAllBytesAsync(Clips.Path()));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record your voice" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#problem")).ToBeHiddenAsync();
    }
}
