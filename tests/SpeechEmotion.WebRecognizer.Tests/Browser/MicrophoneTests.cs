using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpeechEmotion.WebRecognizer.Tests.Support;

namespace SpeechEmotion.WebRecognizer.Tests.Browser;

/// <summary>Recording in a real browser whose microphone plays a file.</summary>
[Collection(OneServer.Name)]
public sealed class MicrophoneTests(RunningServer server) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("web-test");

    public void Dispose() => _folder.Delete(recursive: true);

    [ChromiumFact]
    public async Task Record_SpeechFromAFile_AnswersWhileItIsHeardAndInTheEnd()
    {
        await using Chromium chromium = Hearing(Clips.Conversation());
        await using Visit visit = await chromium.VisitAsync(server.Address);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record your voice" }).ClickAsync();

        await visit.ExpectHeadlineAsync("^Right now \\w+$");
        Assert.True(await visit.InkedPixelsAsync("mel") > 1000, "the spectrogram is drawn while recording");
        await visit.Page.WaitForTimeoutAsync(3000);
        await visit.PictureAsync("desktop-light-live");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await visit.ExpectHeadlineAsync("^Sounds most like \\w+$");
        await visit.PictureAsync("desktop-light-recorded");
        string facts = await visit.Page.Locator("#facts").InnerTextAsync();
        Match match = Regex.Match(facts, @"^Your recording · (\d+:\d\d\.\d) long, (\d+:\d\d\.\d) of it speech$");
        Assert.True(match.Success, facts);
        TimeSpan speech = Time(match.Groups[2].Value);
        Assert.True(speech > TimeSpan.FromSeconds(2), facts);
        Assert.True(speech < Time(match.Groups[1].Value), facts);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [ChromiumFact]
    public async Task Record_Silence_SaysThatNobodySpeaks()
    {
        await using Chromium chromium = Hearing(Clips.Silence(10));
        await using Visit visit = await chromium.VisitAsync(server.Address);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record your voice" }).ClickAsync();

        await visit.ExpectHeadlineAsync("^No speech right now$");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await visit.ExpectHeadlineAsync("^No speech heard$");
    }

    [ChromiumFact]
    public async Task Record_MicrophoneRefused_SaysSo()
    {
        await using Chromium chromium = new("--use-fake-device-for-media-stream", "--deny-permission-prompts");
        await using Visit visit = await chromium.VisitAsync(server.Address);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record your voice" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The microphone is blocked");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record your voice" })).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task Record_PartOfThePageMissing_SaysSoAndClosesTheMicrophone()
    {
        await using Chromium chromium = Hearing(Clips.Conversation());
        await using Visit visit = await chromium.VisitAsync(server.Address);
        await visit.Page.EvaluateAsync(PageScripts.BreakWorklet);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record your voice" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The microphone could not be opened");
        Assert.True(await visit.Page.EvaluateAsync<bool>(PageScripts.RecordersAreClosed));
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record your voice" })).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task Record_StoppedBeforeTheServerAnswered_IsJudgedAllTheSame()
    {
        await using Chromium chromium = Hearing(Clips.Conversation());
        await using Visit visit = await chromium.VisitAsync(server.Address);
        await visit.Page.EvaluateAsync(PageScripts.HoldSocket);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record your voice" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#clock")).ToHaveTextAsync("0:05");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#busy-text")).ToContainTextAsync("Working out");
        await visit.Page.EvaluateAsync("() => letOpen()");

        await visit.ExpectHeadlineAsync("^Sounds most like \\w+$");
    }

    [ChromiumFact]
    public async Task Record_ServerNotThereAtFirst_AnswersWithNames()
    {
        await using Chromium chromium = Hearing(Clips.Conversation());
        await using Visit visit = await chromium.VisitAsync(server.Address);
        await visit.Page.RouteAsync("**/api/about", route => route.AbortAsync(), new() { Times = 1 });
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The server cannot be reached");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record your voice" }).ClickAsync();

        await visit.ExpectHeadlineAsync("^Right now (angry|calm|disgust|fear|happy|neutral|sad|surprise)$");
        await Assertions.Expect(visit.Page.Locator("#scores li")).ToHaveCountAsync(8);
        await Assertions.Expect(visit.Page.Locator("#file-hint")).ToContainTextAsync("MB");
    }

    private static TimeSpan Time(string text) => TimeSpan.ParseExact(text, @"m\:ss\.f", CultureInfo.InvariantCulture);

    private Chromium Hearing(AudioSignal heard)
    {
        string file = Path.Combine(_folder.FullName, "microphone.wav");
        File.WriteAllBytes(file, Clips.Wav(heard));
        return new Chromium(
            "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-audio-capture={file}");
    }
}
