using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using SpeechEmotion.WebRecognizer.Tests.Support;

namespace SpeechEmotion.WebRecognizer.Tests.Server;

/// <summary>Live recordings over the WebSocket.</summary>
[Collection(OneServer.Name)]
public sealed class LiveTests(RunningServer server)
{
    [Theory]
    [InlineData(1_600)]
    [InlineData(997)]
    public async Task Live_AnyMessages_GivesTheResultOfTheFileAndItsPartsBefore(int samplesPerMessage)
    {
        AudioSignal heard = Clips.Conversation();
        await using LiveVisitor visitor = await LiveVisitor.OpenAsync(server);
        Task<List<JsonElement>> reading = visitor.ReadAllAsync();
        await visitor.SendAsync(heard, samplesPerMessage);
        await visitor.StopAsync();
        List<JsonElement> messages = await reading;
        using HttpResponseMessage file = await server.Client.PostAsync("api/recordings", new ByteArrayContent(Clips.Wav(heard)));

        JsonElement result = messages[^1].GetProperty("result");
        Assert.Equal((await file.Content.ReadFromJsonAsync<JsonElement>()).GetRawText(), result.GetRawText());
        Assert.Equal(
            result.GetProperty("windows").EnumerateArray().Select(window => window.GetRawText()),
            Members(messages, "window").Select(window => window.GetRawText()));
        Assert.Equal(
            result.GetProperty("picture").GetProperty("columns").GetBytesFromBase64(),
            Members(messages, "columns").SelectMany(columns => columns.GetBytesFromBase64()));
        Assert.Equal(WebSocketCloseStatus.NormalClosure, visitor.CloseStatus);
    }

    [Fact]
    public async Task Live_Window_ComesBeforeTheEnd()
    {
        await using LiveVisitor visitor = await LiveVisitor.OpenAsync(server);
        await visitor.SendAsync(Clips.Conversation(), 1600);

        JsonElement? message;
        do
        {
            message = await visitor.ReadAsync();
        }
        while (message?.TryGetProperty("window", out _) == false);

        Assert.NotNull(message);
    }

    [Fact]
    public async Task Live_LongerThanIsLookedAt_EndsWithItsResult()
    {
        await using RunningServer brief = await RunningServer.StartAsync("MaximumDuration=00:00:04");
        await using LiveVisitor visitor = await LiveVisitor.OpenAsync(brief);
        await visitor.SendAsync(Clips.Silence(4.5), 1600);

        JsonElement result = (await visitor.ReadAllAsync())[^1].GetProperty("result");

        Assert.True(result.GetProperty("isCut").GetBoolean());
        Assert.Equal(4, result.GetProperty("duration").GetDouble());
    }

    [Fact]
    public async Task Live_NothingComes_IsEnded()
    {
        await using RunningServer impatient = await RunningServer.StartAsync("LiveIdle=00:00:00.2");
        await using LiveVisitor visitor = await LiveVisitor.OpenAsync(impatient);

        Assert.Equal("No sound arrived", Problem(await visitor.ReadAllAsync()));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, visitor.CloseStatus);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(65_538)]
    public async Task Live_MessageThatCannotBe_IsEnded(int bytes)
    {
        await using LiveVisitor visitor = await LiveVisitor.OpenAsync(server);
        await visitor.SendAsync(new byte[bytes]);

        Assert.Equal("The sound arrived damaged", Problem(await visitor.ReadAllAsync()));
    }

    [Fact]
    public async Task Live_MoreThanAllowed_AreToldAndAVanishedVisitorLeavesItsPlace()
    {
        await using RunningServer single = await RunningServer.StartAsync("LiveSessions=1");
        LiveVisitor first = await LiveVisitor.OpenAsync(single);
        await first.SendAsync(Clips.Silence(1), 1600);
        Assert.NotNull(await first.ReadAsync());

        await using (LiveVisitor second = await LiveVisitor.OpenAsync(single))
        {
            Assert.Equal("Too many visitors right now", Problem(await second.ReadAllAsync()));
        }

        first.Vanish();
        string? refusal = "";
        for (int attempt = 0; attempt < 200 && refusal is not null; attempt++)
        {
            await Task.Delay(50);
            await using LiveVisitor third = await LiveVisitor.OpenAsync(single);
            await third.StopAsync();
            refusal = Problem(await third.ReadAllAsync());
        }

        Assert.Null(refusal);
    }

    [Fact]
    public async Task Live_MoreThanCanBeToldAtATime_GetNoConnection()
    {
        await using RunningServer single = await RunningServer.StartAsync("LiveSessions=1", "LiveRefusals=1");
        List<LiveVisitor> visitors = [];
        WebSocketException? refusal = null;
        for (int attempt = 0; attempt < 50 && refusal is null; attempt++)
        {
            try
            {
                // Nobody reads: who is refused stays connected until the server's patience ends.
                visitors.Add(await LiveVisitor.OpenAsync(single));
            }
            catch (WebSocketException error)
            {
                refusal = error;
            }
        }

        Assert.Contains("'503'", refusal?.Message, StringComparison.Ordinal);
        Assert.True(visitors.Count >= 2, "one records, one is told");
        foreach (LiveVisitor visitor in visitors)
        {
            await visitor.DisposeAsync();
        }
    }

    [Fact]
    public async Task Live_ServerStops_SaysSo()
    {
        RunningServer stopping = await RunningServer.StartAsync();
        await using LiveVisitor visitor = await LiveVisitor.OpenAsync(stopping);
        await visitor.SendAsync(Clips.Silence(1), 1600);
        Assert.NotNull(await visitor.ReadAsync());

        Task<List<JsonElement>> reading = visitor.ReadAllAsync();
        await stopping.DisposeAsync();

        Assert.Equal("The server is stopping", Problem(await reading));
    }

    [Theory]
    [InlineData("?rate=16000", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("?rate=16000", "null", HttpStatusCode.Forbidden)]
    [InlineData("?rate=100", null, HttpStatusCode.BadRequest)]
    [InlineData("", null, HttpStatusCode.BadRequest)]
    public async Task Live_WrongPageOrRate_IsNotOpened(string query, string? origin, HttpStatusCode status)
    {
        WebSocketException error = await Assert.ThrowsAsync<WebSocketException>(() => LiveVisitor.OpenAsync(server, query, origin));

        Assert.Contains($"'{(int)status}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_OwnPage_IsOpened()
    {
        await using LiveVisitor visitor = await LiveVisitor.OpenAsync(server, origin: server.Address.GetLeftPart(UriPartial.Authority));
        await visitor.StopAsync();

        Assert.True((await visitor.ReadAllAsync())[^1].TryGetProperty("result", out _));
    }

    private static IEnumerable<JsonElement> Members(List<JsonElement> messages, string name) =>
        messages.Where(message => message.TryGetProperty(name, out _)).Select(message => message.GetProperty(name));

    private static string? Problem(List<JsonElement> messages) =>
        messages[^1].TryGetProperty("problem", out JsonElement problem) ? problem.GetProperty("title").GetString() : null;
}
