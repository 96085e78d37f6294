using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
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
    [InlineData("/../WebRecognizer.dll", HttpStatusCode.NotFound)]
    public async Task Get_AnyAnswer_CarriesTheSecurityHeaders(string path, HttpStatusCode status)
    {
        using HttpResponseMessage response = await server.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        AssertGuarded(response);
    }

    [Fact]
    public async Task Post_Problem_CarriesTheSecurityHeaders()
    {
        using HttpResponseMessage response = await server.Client.PostAsync("api/recordings", new StringContent("no recording"));

        AssertGuarded(response);
    }

    [Fact]
    public async Task Page_HasNothingInlineAndNothingFromElsewhere()
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
    public async Task About_SaysLabelsAndLimits()
    {
        JsonElement about = await server.Client.GetFromJsonAsync<JsonElement>("api/about");

        Assert.Equal(8, about.GetProperty("labels").GetArrayLength());
        Assert.Equal(50_000_000, about.GetProperty("maximumUploadBytes").GetInt64());
        Assert.Equal(Programs.Ffmpeg is not null, about.GetProperty("readsAllFormats").GetBoolean());
    }

    [Fact]
    public async Task Start_LimitsThatMakeNoSense_IsRefused() =>
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => RunningServer.StartAsync("LiveSessions=0"));

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
