using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpeechEmotion.WebRecognizer.Tests.Support;

namespace SpeechEmotion.WebRecognizer.Tests.Browser;

/// <summary>The page in a real visit.</summary>
[Collection(OneServer.Name)]
public sealed class PageTests(RunningServer server, Chromium chromium)
{
    private static readonly BrowserNewContextOptions Phone =
        new() { ViewportSize = new() { Width = 360, Height = 740 }, DeviceScaleFactor = 2, HasTouch = true };

    private static readonly BrowserNewContextOptions DarkAndCalm = new()
    {
        ViewportSize = new() { Width = 1280, Height = 900 },
        ColorScheme = ColorScheme.Dark,
        ReducedMotion = ReducedMotion.Reduce,
    };

    [ChromiumFact]
    public async Task Upload_Wav_ShowsTheWholeAnswer()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address);
        await visit.PictureAsync("desktop-light-start");

        await visit.UploadAsync("conversation.wav", Clips.Wav(Clips.Join("lively", "slow", "flat", "lively")));

        await visit.ExpectHeadlineAsync("^Sounds most like \\w+$");
        await visit.PictureAsync("desktop-light-result");
        Assert.Contains("conversation.wav", await visit.Page.Locator("#facts").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(8, await visit.Page.Locator("#scores li").CountAsync());
        Assert.Equal(8, await visit.Page.Locator("canvas.lane").CountAsync());
        Assert.True(await visit.Page.Locator("#turn-rows tr").CountAsync() >= 1);
        Assert.True(await visit.InkedPixelsAsync("wave") > 200, "the waveform is drawn");
        Assert.True(await visit.InkedPixelsAsync("mel") > 1000, "the spectrogram is drawn");
        Assert.StartsWith("Done. Sounds most like", await visit.Page.Locator("#status").InnerTextAsync(), StringComparison.Ordinal);
        AssertAtHome(visit);
    }

    [ChromiumFact]
    public async Task Upload_WithEarlierRecordings_SaysWhatProfileWasUsedUntilTheyAreRemoved()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address);
        byte[] clip = await File.ReadAllBytesAsync(Clips.Path());
        await visit.AddVoiceAsync(clip, await File.ReadAllBytesAsync(Clips.Path("flat")));
        await visit.AddVoiceAsync(Clips.Wav(Clips.Silence(2)));
        await Assertions.Expect(visit.Page.Locator("#voice-chosen")).ToHaveTextAsync("3 earlier recordings of this voice with the next file.");
        await visit.PictureAsync("desktop-light-voice");

        await visit.UploadAsync("slow.wav", await File.ReadAllBytesAsync(Clips.Path("slow")));

        await visit.ExpectHeadlineAsync("^Sounds most like \\w+$");
        const string Used = "A profile of this voice was used, made of 2 earlier recordings; nobody speaks in 1 more.";
        await Assertions.Expect(visit.Page.Locator("#explanation")).ToContainTextAsync(Used);
        await Assertions.Expect(visit.Page.Locator("#status")).ToContainTextAsync(Used);
        await Assertions.Expect(visit.Page.Locator("#model")).ToHaveTextAsync(new Regex("with a profile$"));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(PageScripts.Nameless));
        await visit.PictureAsync("desktop-light-voice-result");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove them" }).ClickAsync();
        await visit.UploadAsync("slow.wav", await File.ReadAllBytesAsync(Clips.Path("slow")));
        await Assertions.Expect(visit.Page.Locator("#explanation")).Not.ToContainTextAsync("profile");
        await visit.ExpectHeadlineAsync("^Sounds most like \\w+$");
        AssertAtHome(visit);
    }

    [ChromiumFact]
    public async Task Upload_EarlierRecordingsInWhichNobodySpeaks_SaysSo()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address, Phone);
        await visit.AddVoiceAsync(Clips.Wav(Clips.Silence(2)));
        await AssertFits(visit);
        await visit.PictureAsync("phone-light-voice");

        await visit.UploadAsync("slow.wav", await File.ReadAllBytesAsync(Clips.Path("slow")));

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nobody speaks in the earlier recordings");
        await Assertions.Expect(visit.Page.Locator("#result")).ToBeHiddenAsync();
    }

    [ChromiumFact(NeedsFfmpeg = true)]
    public async Task Upload_Mp3_ShowsTheAnswer()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address);

        await visit.UploadAsync("lively.mp3", Clips.Mp3());

        await visit.ExpectHeadlineAsync("^Sounds most like \\w+$");
        await Assertions.Expect(visit.Page.Locator("#facts")).ToContainTextAsync("lively.mp3 · 0:03.");
        AssertAtHome(visit);
    }

    [ChromiumFact]
    public async Task Upload_InvalidFile_SaysWhatIsWrongAndGoesOn()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address);

        await visit.UploadAsync("letter.txt", "Dear all, this is no recording."u8.ToArray());

        ILocator problem = visit.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(problem).ToContainTextAsync("This is not a recording that can be read here");
        await visit.PictureAsync("desktop-light-problem");
        await Assertions.Expect(problem).ToContainTextAsync("This is text, not audio");
        await Assertions.Expect(visit.Page.Locator("#result")).ToBeHiddenAsync();

        await visit.UploadAsync("lively.wav", await File.ReadAllBytesAsync(Clips.Path()));
        await visit.ExpectHeadlineAsync("^Sounds most like");
        await Assertions.Expect(problem).ToBeHiddenAsync();
    }

    [ChromiumFact]
    public async Task Drop_File_IsJudgedWhereverItFalls()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address);
        byte[] clip = await File.ReadAllBytesAsync(Clips.Path());

        await visit.Page.EvaluateAsync(PageScripts.DropFile, new { name = "dropped.wav", bytes = Convert.ToBase64String(clip) });

        await visit.ExpectHeadlineAsync("^Sounds most like");
        await Assertions.Expect(visit.Page.Locator("#facts")).ToContainTextAsync("dropped.wav");
    }

    [ChromiumFact]
    public async Task Upload_Silence_IsNoSpeech()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address);

        await visit.UploadAsync("silence.wav", Clips.Wav(Clips.Silence(4)));

        await visit.ExpectHeadlineAsync("^No speech heard$");
        await visit.PictureAsync("desktop-light-no-speech");
        await Assertions.Expect(visit.Page.Locator("#turn-rows")).ToContainTextAsync("no speech");
        Assert.All(await visit.Page.Locator("#scores .value").AllInnerTextsAsync(), value => Assert.Equal("–", value));
    }

    [ChromiumFact]
    public async Task Keyboard_Alone_GetsToTheAnswerAndThroughIt()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address);
        IKeyboard keyboard = visit.Page.Keyboard;

        await TabTo(visit, "[data-clip=lively]");
        Assert.NotEqual("none", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await keyboard.PressAsync("Enter");
        await visit.ExpectHeadlineAsync("^Sounds most like");
        await Assertions.Expect(visit.Page.Locator("#headline")).ToBeFocusedAsync();

        await TabTo(visit, "#position");
        for (int i = 0; i < 12; i++)
        {
            await keyboard.PressAsync("ArrowRight");
        }

        await Assertions.Expect(visit.Page.Locator("#position-text")).ToHaveTextAsync("0:01.2");
        Assert.Matches("^0:01.2, \\w+ \\d+ %$", await visit.Page.Locator("#position").GetAttributeAsync("aria-valuetext"));
        await Assertions.Expect(visit.Page.Locator("#scores-of")).ToHaveTextAsync("Around 0:01.2.");
        await TabTo(visit, "#whole");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#scores-of")).ToHaveTextAsync("The whole recording.");
    }

    [ChromiumFact]
    public async Task Page_OnAPhone_FitsWithoutSidewaysScrolling()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address, Phone);
        await AssertFits(visit);
        await visit.PictureAsync("phone-light-start");

        await visit.UploadAsync("a-recording-with-a-name-that-is-much-too-long-for-a-small-screen.wav", Clips.Wav(Clips.Conversation()));
        await visit.ExpectHeadlineAsync("^Sounds most like");

        await AssertFits(visit);
        await visit.PictureAsync("phone-light-result");
    }

    [ChromiumFact]
    public async Task Dark_Scheme_IsDarkAndReadable()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address, DarkAndCalm);

        await visit.UploadAsync("conversation.wav", Clips.Wav(Clips.Conversation()));
        await visit.ExpectHeadlineAsync("^Sounds most like");

        await visit.PictureAsync("desktop-dark-result");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(PageScripts.PoorContrast));
        Assert.Equal("rgb(19, 18, 24)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(PageScripts.PoorContrast));
    }

    [ChromiumFact]
    public async Task Page_Elements_HaveNamesAndLandmarks()
    {
        await using Visit visit = await chromium.VisitAsync(server.Address);
        await visit.UploadAsync("lively.wav", await File.ReadAllBytesAsync(Clips.Path()));
        await visit.ExpectHeadlineAsync("^Sounds most like");

        AriaRole[] roles = [AriaRole.Banner, AriaRole.Main, AriaRole.Navigation, AriaRole.Status, AriaRole.Slider, AriaRole.Table];
        foreach (AriaRole role in roles)
        {
            Assert.True(await visit.Page.GetByRole(role).CountAsync() > 0, role.ToString());
        }

        Assert.Equal(1, await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(PageScripts.Nameless));
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Slider)).ToHaveAccessibleNameAsync("Position");
        await Assertions.Expect(visit.Page.GetByLabel("Choose a file")).ToHaveCountAsync(1);

        // It changes several times a second while a recording plays, and must not be read out.
        await Assertions.Expect(visit.Page.Locator("#position-text")).Not.ToHaveRoleAsync(AriaRole.Status);
    }

    private static async Task TabTo(Visit visit, string selector)
    {
        for (int i = 0; i < 30; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} is not reached with the tab key.");
    }

    private static async Task AssertFits(Visit visit) =>
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360, "the page scrolls sideways");

    private void AssertAtHome(Visit visit)
    {
        Assert.Empty(visit.Complaints);
        Assert.All(visit.Requests, url => Assert.Matches($"^(blob:)?{server.Address}", url));
    }
}
