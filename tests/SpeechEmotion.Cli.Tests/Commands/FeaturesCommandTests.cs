using System.Globalization;
using System.Text.Json;
using SpeechEmotion.Audio;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.Features;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class FeaturesCommandTests
{
    private const string FramesRecipe = """
        { "version": 1, "audio": { "sample_rate": 16000 }, "stft": {}, "features": [ { "type": "rms" }, { "type": "zero_crossing_rate" } ], "aggregation": "none" }
        """;

    [Fact]
    public async Task Features_DefaultRecipe_WritesTheNotebooks162NumbersAsCsv()
    {
        CliRun run = await CliRun.RunAsync("features", CliRun.Clip("lively"));
        FeatureMatrix expected = new FeaturePipeline(FeatureRecipe.Notebook162).Extract(new AudioReader().ReadFile(CliRun.Clip("lively")));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run.Lines.Length);
        Assert.Equal(162, run.Lines[0].Split(',').Length);
        Assert.Equal(expected.Values.ToArray(), run.Lines[1].Split(',').Select(value => float.Parse(value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Features_JsonOfAggregatedRecipe_HasOneFlatArray()
    {
        CliRun run = await CliRun.RunAsync("features", CliRun.Clip("lively"), "--recipe", "Notebook162", "--format", "json");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal(["file", "names", "values"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(162, json.RootElement.GetProperty("names").GetArrayLength());
        Assert.All(json.RootElement.GetProperty("values").EnumerateArray(), value => Assert.Equal(JsonValueKind.Number, value.ValueKind));
        Assert.Equal(162, json.RootElement.GetProperty("values").GetArrayLength());
    }

    [Fact]
    public async Task Features_JsonWithoutAggregation_IsFramesByFeatures()
    {
        using TemporaryFolder folder = new();
        string recipe = folder.Write("frames.json", FramesRecipe);
        CliRun run = await CliRun.RunAsync("features", CliRun.Clip("lively"), "--recipe", recipe, "--format", "json");
        CliRun csv = await CliRun.RunAsync("features", CliRun.Clip("lively"), "--recipe", recipe);

        FeatureMatrix expected = new FeaturePipeline(FeatureRecipe.Parse(FramesRecipe)).Extract(new AudioReader().ReadFile(CliRun.Clip("lively")));
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement values = json.RootElement.GetProperty("values");
        Assert.Equal(expected.FrameCount, values.GetArrayLength());
        Assert.Equal(expected.FrameCount + 1, csv.Lines.Length);
        Assert.Equal([expected[0, 7], expected[1, 7]], values[7].EnumerateArray().Select(value => value.GetSingle()));
    }

    [Theory]
    [InlineData("{ \"version\": 1, \"surprise\": 2 }", "surprise")]
    [InlineData("no json", "cannot be read")]
    public async Task Features_WrongRecipeFile_IsUsageAndNamesTheFile(string text, string expected)
    {
        using TemporaryFolder folder = new();
        string recipe = folder.Write("wrong.json", text);
        CliRun run = await CliRun.RunAsync("features", CliRun.Clip("flat"), "--recipe", recipe);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("wrong.json", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_UnknownRecipeName_IsUsage() =>
        Assert.Equal(2, (await CliRun.RunAsync("features", CliRun.Clip("flat"), "--recipe", "notebook163")).ExitCode);

    [Fact]
    public async Task Features_RecordingTooShortForTheRecipe_FailsAndNamesIt()
    {
        using TemporaryFolder folder = new();
        string clip = folder.At("blip.wav");
        await using (FileStream file = File.Create(clip))
        {
            WavEncoder.Write(file, new AudioSignal(new float[160], 16_000));
        }

        CliRun run = await CliRun.RunAsync("features", clip);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"error: {clip}: The recording lasts 0.01 s", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("features")]
    [InlineData("plot", "--output", "page.html")]
    [InlineData("segments")]
    public async Task Channel_TheRecordingLacks_IsUsageAndNamesTheRecording(string command, params string[] options)
    {
        CliRun run = await CliRun.RunAsync([command, CliRun.Clip("flat"), "--channel", "1", .. options]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"error: {CliRun.Clip("flat")}: Channel must be between 0 and 0", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_UnreadableFile_FailsAndNamesIt()
    {
        using TemporaryFolder folder = new();
        CliRun run = await CliRun.RunAsync("features", folder.Write("empty.wav", string.Empty));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("empty.wav", run.Error, StringComparison.Ordinal);
    }
}
