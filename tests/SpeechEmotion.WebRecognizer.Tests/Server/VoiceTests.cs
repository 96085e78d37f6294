using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SpeechEmotion.Classification;
using SpeechEmotion.Models.Acted;
using SpeechEmotion.TestKit;
using SpeechEmotion.WebRecognizer.Tests.Support;

namespace SpeechEmotion.WebRecognizer.Tests.Server;

/// <summary>Files sent with earlier recordings of their voice.</summary>
[Collection(OneServer.Name)]
public sealed class VoiceTests(RunningServer server)
{
    private static readonly byte[] Lively = File.ReadAllBytes(Clips.Path());
    private static readonly byte[] Slow = File.ReadAllBytes(Clips.Path("slow"));
    private static readonly byte[] Silence = Clips.Wav(Clips.Silence(2));

    [Fact]
    public async Task Post_WithEarlierRecordings_GivesWhatTheLibraryGivesForOneSpeaker()
    {
        JsonElement result = await PostAsync(("voice", Lively), ("voice", Silence), ("voice", Slow), ("recording", Slow));

        EmotionRecognizer plain = new(ActedSpeechModel.Load());
        SpeakerProfile profile = plain.CreateProfile([plain.Predict(new MemoryStream(Lively)), plain.Predict(new MemoryStream(Slow))]);
        EmotionRecognizer own = plain.ForSpeaker(profile);
        Assert.Equal(await WindowsAsync(own, Slow), Windows(result));
        Assert.NotEqual(await WindowsAsync(plain, Slow), Windows(result));
        Assert.Equal(own.ModelName, result.GetProperty("model").GetString());
        Assert.Equal((2, 3), (result.GetProperty("voice").GetProperty("clips").GetInt32(), result.GetProperty("voice").GetProperty("given").GetInt32()));
    }

    [Fact]
    public async Task Post_FormOfTheRecordingAlone_GivesTheSameAsTheFile()
    {
        using HttpResponseMessage file = await server.Client.PostAsync("api/recordings", new ByteArrayContent(Slow));
        using HttpResponseMessage form = await PostFormAsync(server, ("recording", Slow));

        string answer = await form.Content.ReadAsStringAsync();
        Assert.Equal(await file.Content.ReadAsStringAsync(), answer);
        Assert.DoesNotContain("\"voice\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NextFile_KnowsNothingOfTheVoiceBefore()
    {
        using HttpResponseMessage before = await server.Client.PostAsync("api/recordings", new ByteArrayContent(Slow));
        await PostAsync(("voice", Lively), ("recording", Slow));
        using HttpResponseMessage after = await server.Client.PostAsync("api/recordings", new ByteArrayContent(Slow));

        Assert.Equal(await before.Content.ReadAsStringAsync(), await after.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_EarlierRecordingOfMoreThanAMinute_IsReadInPartAndTheRestIsPassedOver()
    {
        byte[] speech = Clips.Wav(Clips.Join([.. Enumerable.Repeat("lively", 25)]));

        JsonElement result = await PostAsync(("voice", speech), ("voice", Slow), ("recording", Slow));

        Assert.Equal(2, result.GetProperty("voice").GetProperty("clips").GetInt32());
    }

    [FfmpegFact]
    public async Task Post_Mp3BesideWav_AreBothDecoded()
    {
        JsonElement result = await PostAsync(("voice", Clips.Mp3()), ("voice", Lively), ("recording", Clips.Mp3("slow")));

        Assert.Equal(2, result.GetProperty("voice").GetProperty("clips").GetInt32());
        Assert.True(result.GetProperty("speechTime").GetDouble() > 1);
    }

    [Fact]
    public async Task Post_EarlierRecordingThatIsNone_IsNamed()
    {
        using HttpResponseMessage response = await PostFormAsync(server, ("voice", Lively), ("voice", "Dear all,"u8.ToArray()), ("recording", Slow));

        await AssertProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "Earlier recording 2: ");
    }

    [Theory]
    [InlineData(HttpStatusCode.UnprocessableEntity, "Nobody speaks in the earlier recordings", "voice", "recording")]
    [InlineData(HttpStatusCode.BadRequest, "This form cannot be read", "voice")]
    [InlineData(HttpStatusCode.BadRequest, "This form cannot be read", "recording", "voice")]
    [InlineData(HttpStatusCode.BadRequest, "This form cannot be read", "recording", "recording")]
    [InlineData(HttpStatusCode.BadRequest, "This form cannot be read", "voice", "singer", "recording")]
    public async Task Post_FormThatCannotBeUsed_IsAProblemAPersonUnderstands(HttpStatusCode status, string title, params string[] parts)
    {
        using HttpResponseMessage response = await PostFormAsync(server, [.. parts.Select(part => (part, Silence))]);

        await AssertProblemAsync(response, status, title);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "no part")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=recording\r\n\r\nhalf")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\nhalf\r\n--b--")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\nnameless\r\n--b--")]
    [InlineData("multipart/form-data", "--b--")]
    public async Task Post_TornForm_IsABadRequest(string type, string body)
    {
        ByteArrayContent content = new(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using HttpResponseMessage response = await server.Client.PostAsync("api/recordings", content);

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "This form cannot be read");
    }

    [Fact]
    public async Task Post_FormCutOffWithinARecording_IsABadRequest()
    {
        using MultipartFormDataContent form = new() { { new ByteArrayContent(Lively), "voice" } };
        byte[] whole = await form.ReadAsByteArrayAsync();
        ByteArrayContent content = new(whole[..(whole.Length / 2)]);
        content.Headers.ContentType = form.Headers.ContentType;
        using HttpResponseMessage response = await server.Client.PostAsync("api/recordings", content);

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "the form whole");
    }

    [Fact]
    public async Task Post_FilesThatAreTooBigOnlyTogether_AreRefused()
    {
        await using RunningServer small = await RunningServer.StartAsync($"MaximumUploadBytes={Lively.Length + Slow.Length}");
        using HttpResponseMessage alone = await small.Client.PostAsync("api/recordings", new ByteArrayContent(Slow));
        using HttpResponseMessage together = await PostFormAsync(small, ("voice", Lively), ("recording", Slow));

        Assert.Equal(HttpStatusCode.OK, alone.StatusCode);
        await AssertProblemAsync(together, HttpStatusCode.RequestEntityTooLarge, "accepted at a time");
    }

    [Fact]
    public async Task Post_MoreEarlierRecordingsThanAllowed_IsRefused()
    {
        await using RunningServer small = await RunningServer.StartAsync("MaximumVoiceRecordings=2");
        using HttpResponseMessage two = await PostFormAsync(small, ("voice", Lively), ("voice", Lively), ("recording", Slow));
        using HttpResponseMessage three = await PostFormAsync(small, ("voice", Lively), ("voice", Lively), ("voice", Lively), ("recording", Slow));

        Assert.Equal(HttpStatusCode.OK, two.StatusCode);
        await AssertProblemAsync(three, HttpStatusCode.BadRequest, "At most 2");
    }

    private static async Task<HttpResponseMessage> PostFormAsync(RunningServer server, params (string Name, byte[] Bytes)[] parts)
    {
        using MultipartFormDataContent form = [];
        foreach ((string name, byte[] bytes) in parts)
        {
            form.Add(new ByteArrayContent(bytes), name, "a.wav");
        }

        return await server.Client.PostAsync("api/recordings", form);
    }

    private async Task<JsonElement> PostAsync(params (string Name, byte[] Bytes)[] parts)
    {
        using HttpResponseMessage response = await PostFormAsync(server, parts);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string words)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    private static async Task<List<string>> WindowsAsync(EmotionRecognizer recognizer, byte[] wav)
    {
        List<string> windows = [];
        SegmentOptions options = new() { HopSeconds = 0.5, Smoothing = 0.3f };
        await foreach (EmotionSegment window in recognizer.PredictSegmentsAsync(new MemoryStream(wav), options))
        {
            windows.Add(FormattableString.Invariant($"{Math.Round(window.Start.TotalSeconds, 3)} {window.Emotion} {window.Confidence:0.0000}"));
        }

        return windows;
    }

    private static List<string> Windows(JsonElement result) => [.. result.GetProperty("windows").EnumerateArray().Select(window =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{window.GetProperty("start").GetDouble()} {(window.TryGetProperty("emotion", out JsonElement emotion) ? emotion.GetString() : "")} "
            + $"{window.GetProperty("confidence").GetDouble():0.0000}"))];
}
