using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SpeechEmotion.Models.Acted;
using SpeechEmotion.TestKit;
using SpeechEmotion.WebRecognizer.Tests.Support;

namespace SpeechEmotion.WebRecognizer.Tests.Server;

/// <summary>Files sent to the server.</summary>
[Collection(OneServer.Name)]
public sealed class UploadTests(RunningServer server)
{
    [Fact]
    public async Task Post_Wav_GivesTheLibrarysOwnSegments()
    {
        byte[] wav = Clips.Wav(Clips.Conversation());
        JsonElement result = await PostAsync(server, wav);
        List<string> expected = [];
        EmotionRecognizer recognizer = new(ActedSpeechModel.Load());
        SegmentOptions options = new() { HopSeconds = 0.5, Smoothing = 0.3f };
        await foreach (EmotionSegment window in recognizer.PredictSegmentsAsync(new MemoryStream(wav), options))
        {
            expected.Add(FormattableString.Invariant($"{window.Start.TotalSeconds:0.###} {window.Emotion} {window.Confidence:0.0000}"));
        }

        Assert.Equal(expected, result.GetProperty("windows").EnumerateArray().Select(window => FormattableString.Invariant(
            $"{window.GetProperty("start").GetDouble()} {Text(window, "emotion")} {window.GetProperty("confidence").GetDouble():0.0000}")));
        Assert.Equal(recognizer.Labels, result.GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
        Assert.Equal(Clips.Conversation().Duration.TotalSeconds, result.GetProperty("duration").GetDouble(), 6);
        Assert.Equal(1, result.GetProperty("scores").EnumerateArray().Sum(score => score.GetDouble()), 0.01);
        Assert.NotEmpty(result.GetProperty("turns").EnumerateArray());
        Assert.False(result.GetProperty("isCut").GetBoolean());
    }

    [FfmpegFact]
    public async Task Post_Mp3_IsDecoded() =>
        Assert.InRange((await PostAsync(server, Clips.Mp3())).GetProperty("speechTime").GetDouble(), 2, 3);

    [Fact]
    public async Task Post_Silence_NamesNoEmotion()
    {
        JsonElement result = await PostAsync(server, Clips.Wav(Clips.Silence(5)));

        Assert.Equal(0, result.GetProperty("speechTime").GetDouble());
        Assert.False(result.TryGetProperty("scores", out _));
        Assert.All(result.GetProperty("windows").EnumerateArray(), window => Assert.False(window.TryGetProperty("emotion", out _)));
    }

    [Theory]
    [InlineData("Dear all, this is no recording.", HttpStatusCode.UnsupportedMediaType, "This is not a recording that can be read here")]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "This recording is damaged")]
    [InlineData("RIFF0000WAVEfmt nonsense", HttpStatusCode.UnprocessableEntity, "This recording is damaged")]
    public async Task Post_NoRecording_IsAProblemAPersonUnderstands(string body, HttpStatusCode status, string title)
    {
        using HttpResponseMessage response = await server.Client.PostAsync("api/recordings", new StringContent(body));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(title, Text(problem, "title"));
        Assert.NotEmpty(Text(problem, "detail")!);
    }

    [Fact]
    public async Task Post_SampleBeyondAllMeasure_IsAProblemAndNotTheServersFault()
    {
        // More than the buffers on the way hold: the answer is read only if the server takes all of it.
        float[] samples = new float[4_000_000];
        samples[5000] = 1e30f;
        byte[] wav = new WavBuilder().Format(3, 1, 16_000, 32).Data(WavBuilder.Bytes(samples)).Build();

        using HttpResponseMessage response = await server.Client.PostAsync("api/recordings", new ByteArrayContent(wav));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("This is not a recording that can be read here", Text(problem, "title"));
    }

    [ScriptTheory]
    [InlineData("kill -9 $$")]
    [InlineData("exit 255")]
    public async Task Post_FfmpegIsEnded_IsNotTheRecordingsFault(string end)
    {
        using HangingFfmpeg ffmpeg = new(end);

        using HttpResponseMessage response = await server.Client.PostAsync("api/recordings", new ByteArrayContent([.. "ID3"u8, .. new byte[1000]]));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("The reading was interrupted", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_MoreBytesThanAllowed_IsRefused(bool isLengthKnown)
    {
        await using RunningServer small = await RunningServer.StartAsync("MaximumUploadBytes=100000");
        byte[] wav = Clips.Wav(Clips.Conversation());
        using HttpRequestMessage request = new(HttpMethod.Post, "api/recordings") { Content = new StreamContent(new MemoryStream(wav)) };
        request.Headers.TransferEncodingChunked = !isLengthKnown;

        using HttpResponseMessage response = await small.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("At most 0.1 MB are accepted", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_LongerThanIsLookedAt_IsCutAndSaysSo()
    {
        await using RunningServer brief = await RunningServer.StartAsync("MaximumDuration=00:00:05");

        JsonElement result = await PostAsync(brief, Clips.Wav(Clips.Conversation()));

        Assert.True(result.GetProperty("isCut").GetBoolean());
        Assert.Equal(5, result.GetProperty("duration").GetDouble());
        Assert.Equal(157, Convert.FromBase64String(Text(result.GetProperty("picture"), "columns")!).Length / 66);
    }

    [Fact]
    public async Task Post_TakesTooLong_IsEnded()
    {
        await using RunningServer impatient = await RunningServer.StartAsync("TimeLimit=00:00:00.3");
        byte[] wav = Clips.Wav(Clips.Conversation());

        // By hand: HttpClient reads no answer before it has sent everything.
        using TcpClient client = new(impatient.Address.Host, impatient.Address.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/recordings HTTP/1.1\r\nHost: {impatient.Address.Authority}\r\nContent-Length: {wav.Length}\r\n\r\n"));
        await stream.WriteAsync(wav.AsMemory(0, wav.Length / 2));
        byte[] answer = new byte[4096];
        int count = 0;
        while (!Encoding.UTF8.GetString(answer, 0, count).Contains("This took too long", StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(answer.AsMemory(count)).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.True(read > 0, Encoding.UTF8.GetString(answer, 0, count));
            count += read;
        }

        Assert.StartsWith("HTTP/1.1 504", Encoding.UTF8.GetString(answer, 0, count), StringComparison.Ordinal);
    }

    [ScriptTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_FfmpegTakesTooLong_IsEndedWithTheProgram(bool isEarlierRecording)
    {
        using HangingFfmpeg ffmpeg = new();
        await using RunningServer impatient = await RunningServer.StartAsync("TimeLimit=00:00:02");
        ByteArrayContent recording = new([.. "ID3"u8, .. new byte[1000]]);
        using MultipartFormDataContent form = new() { { recording, "voice" } };
        Stopwatch watch = Stopwatch.StartNew();

        using HttpResponseMessage response = await impatient.Client.PostAsync("api/recordings", isEarlierRecording ? form : recording);

        // Well before the program would have ended by itself.
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 40);
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Contains("This took too long", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        int process = Assert.Single(ffmpeg.Started);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
    }

    [Fact]
    public async Task Post_MoreThanCanWait_IsRefusedAtOnceAndAGoneVisitorLeavesItsPlace()
    {
        await using RunningServer busy = await RunningServer.StartAsync("ConcurrentRecordings=1", "WaitingRecordings=0");
        using HttpClient patient = new(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan }) { BaseAddress = busy.Address };
        patient.DefaultRequestHeaders.ExpectContinue = true;
        using CancellationTokenSource leaving = new();
        StallingContent stalling = new(await File.ReadAllBytesAsync(Clips.Path()));
        Task<HttpResponseMessage> first = patient.PostAsync("api/recordings", stalling, leaving.Token);
        await stalling.Started.WaitAsync(TimeSpan.FromMinutes(1));

        using (HttpResponseMessage second = await busy.Client.PostAsync("api/recordings", new ByteArrayContent(await File.ReadAllBytesAsync(Clips.Path()))))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
            Assert.Contains("Too many visitors", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.NotNull(second.Headers.RetryAfter);
        }

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        using HttpResponseMessage third = await PostUntilFreeAsync(busy);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    private static async Task<JsonElement> PostAsync(RunningServer server, byte[] body)
    {
        using HttpResponseMessage response = await server.Client.PostAsync("api/recordings", new ByteArrayContent(body));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    // The first request may not be out of the server yet.
    private static async Task<HttpResponseMessage> PostUntilFreeAsync(RunningServer server)
    {
        byte[] clip = await File.ReadAllBytesAsync(Clips.Path());
        for (int attempt = 0; ; attempt++)
        {
            HttpResponseMessage response = await server.Client.PostAsync("api/recordings", new ByteArrayContent(clip));
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == 600)
            {
                return response;
            }

            response.Dispose();
            await Task.Delay(50);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    /// <summary>Sends half of a file and then nothing. Where the client waits to be asked for it, it starts once the server reads.</summary>
    private sealed class StallingContent(byte[] bytes) : HttpContent
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            _started.SetResult();
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
