using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using SpeechEmotion.TestKit;
using SpeechEmotion.WebRecognizer.Tests.Support;

namespace SpeechEmotion.WebRecognizer.Tests.Server;

/// <summary>The page's files and what is said about them to browsers.</summary>
[Collection(OneServer.Name)]
public sealed class SiteTests(RunningServer server)
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/js/main.js", HttpStatusCode.OK)]
    [InlineData("/clips/lively.wav", HttpStatusCode.OK)]
    [InlineData("/api/about", HttpStatusCode.OK)]
    [InlineData("/api/model-card", HttpStatusCode.OK)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/api/recordings", HttpStatusCode.MethodNotAllowed)]
    public async Task Get_AnyAnswer_CarriesTheSecurityHeaders(string path, HttpStatusCode status)
    {
        using HttpResponseMessage response = await server.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        AssertGuarded(response);
    }

    [Theory]
    [InlineData("/js/main.js", "200")]
    [InlineData("/js/../js/main.js", "200")]
    [InlineData("/../WebRecognizer.dll", "404")]
    [InlineData("/js/../../WebRecognizer.dll", "404")]
    [InlineData("/%2e%2e/WebRecognizer.dll", "404")]
    [InlineData("/js/%2e%2e/%2e%2e/WebRecognizer.dll", "404")]
    [InlineData("/js/..%2f..%2fWebRecognizer.dll", "404")]
    [InlineData("/js/..%5c..%5cWebRecognizer.dll", "404")]
    public async Task Get_AddressThatClimbs_GetsNothingFromOutsideThePage(string target, string status)
    {
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "WebRecognizer.dll")), "there is something to get");

        string answer = await RawRequest.GetAsync(server, target);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy: default-src 'none'", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Problem_CarriesTheSecurityHeaders()
    {
        using HttpResponseMessage response = await server.Client.PostAsync("api/recordings", new StringContent("no recording"));

        AssertGuarded(response);
    }

    [Fact]
    public async Task Page_Itself_HasNothingInlineAndNothingFromElsewhere()
    {
        string page = await server.Client.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.DoesNotMatch("<script(?![^>]* src=)", page);
        Assert.DoesNotMatch("<style| style=| on[a-z]+=", page);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
        foreach (Match file in Regex.Matches(page, "(?:src|href)=\"(?<path>[^\"#]+)\""))
        {
            using HttpResponseMessage response = await server.Client.GetAsync(new Uri(file.Groups["path"].Value, UriKind.Relative));
            Assert.True(response.IsSuccessStatusCode, file.Value);
        }
    }

    [Fact]
    public async Task About_Answer_SaysLabelsAndLimits()
    {
        JsonElement about = await server.Client.GetFromJsonAsync<JsonElement>("api/about");

        Assert.Equal(8, about.GetProperty("labels").GetArrayLength());
        Assert.Equal(50_000_000, about.GetProperty("maximumUploadBytes").GetInt64());
        Assert.Equal(Programs.Ffmpeg is not null, about.GetProperty("readsAllFormats").GetBoolean());
    }

    [Theory]
    [InlineData("LiveSessions=0")]
    [InlineData("LiveRefusals=0")]
    public async Task Start_LimitsThatMakeNoSense_IsRefused(string setting) =>
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => RunningServer.StartAsync(setting));

    private static void AssertGuarded(HttpResponseMessage response)
    {
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("microphone=(self)", response.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }
}
