using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using SpeechEmotion.Audio;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Commands;

/// <summary><c>segments</c> on a recording of speech, silence and speech.</summary>
public sealed class SegmentsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _talk;
    private readonly double _seconds;

    public SegmentsCommandTests()
    {
        AudioSignal clip = new AudioReader().ReadFile(CliRun.Clip("lively"));
        float[] samples = [.. clip.Samples.Span, .. new float[5 * clip.SampleRate], .. clip.Samples.Span];
        _talk = _folder.At("talk.wav");
        _seconds = (double)samples.Length / clip.SampleRate;
        using FileStream stream = File.Create(_talk);
        WavEncoder.Write(stream, new AudioSignal(samples, clip.SampleRate));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task JsonLines_Turns_FollowEachOtherToTheEnd()
    {
        JsonElement[] turns = await JsonAsync();
        Assert.Equal(0, turns[0].GetProperty("start").GetDouble());
        Assert.Equal(_seconds, turns[^1].GetProperty("end").GetDouble(), 3);
        Assert.All(turns, turn => Assert.Equal("tiny 1.0.0", turn.GetProperty("model").GetString()));
        Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.Equal(pair.First.GetProperty("end").GetDouble(), pair.Second.GetProperty("start").GetDouble()));
        Assert.True(turns[0].GetProperty("isSpeech").GetBoolean());
        JsonElement silence = Assert.Single(turns, turn => !turn.GetProperty("isSpeech").GetBoolean());
        Assert.Equal(JsonValueKind.Null, silence.GetProperty("emotion").ValueKind);
        Assert.Equal(1, turns[0].GetProperty("scores").EnumerateObject().Sum(score => score.Value.GetSingle()), 4);
    }

    [Fact]
    public async Task Segments_Windows_OverlapAsAskedFor()
    {
        JsonElement[] windows = await JsonAsync("--windows", "--window", "1", "--hop", "0.25");
        Assert.Equal([0, 0.25, 0.5], windows[..3].Select(window => window.GetProperty("start").GetDouble()));
        Assert.Equal([1, 1.25, 1.5], windows[..3].Select(window => window.GetProperty("end").GetDouble()));
    }

    [Fact]
    public async Task Segments_LearnSpeaker_ChangesTheAnswersAndTakesNoProfileBeside()
    {
        static float[] Sad(JsonElement[] windows) => [.. windows.Where(window => window.GetProperty("isSpeech").GetBoolean())
            .Select(window => window.GetProperty("scores").GetProperty("sad").GetSingle())];
        float[] plain = Sad(await JsonAsync("--windows")), learnt = Sad(await JsonAsync("--windows", "--learn-speaker"));
        Assert.NotEmpty(plain);
        Assert.Equal(plain.Length, learnt.Length);
        Assert.All(plain.Zip(learnt), pair => Assert.True(Math.Abs(pair.Second - 0.5f) < Math.Abs(pair.First - 0.5f)));

        string profile = _folder.At("one.json");
        Assert.Equal(0, (await CliRun.RunAsync("enroll", CliRun.Clip("lively"), "--output", profile)).ExitCode);
        CliRun both = await CliRun.RunAsync("segments", _talk, "--learn-speaker", "--speaker", profile);
        Assert.Equal(2, both.ExitCode);
        Assert.Contains("Give either --speaker or --learn-speaker, not both.", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Window_ShorterThanTheUsualHop_IsTheHop()
    {
        JsonElement[] windows = await JsonAsync("--windows", "--window", "1");
        Assert.Equal([0, 1, 2], windows[..3].Select(window => window.GetProperty("start").GetDouble()));
    }

    [Fact]
    public async Task Csv_OfTurns_SaysTheSameAsJson()
    {
        JsonElement[] turns = await JsonAsync();
        CliRun csv = await CliRun.RunAsync("segments", _talk, "--format", "csv");
        Assert.Equal("start,end,channel,emotion,confidence,isSpeech,speechRatio,angry,sad", csv.Lines[0]);
        Assert.Equal(
            turns.Select(turn => (turn.GetProperty("start").GetDouble(), turn.GetProperty("confidence").GetSingle(), turn.GetProperty("emotion").GetString() ?? "")),
            csv.Lines[1..].Select(line => line.Split(',')).Select(row => (Number(row[0]), (float)Number(row[4]), row[3])));
    }

    [Fact]
    public async Task Table_Channels_HaveASummaryEachThatAddsUp()
    {
        AudioSignal clip = new AudioReader().ReadFile(CliRun.Clip("lively"));
        short[] both = [.. clip.Samples.ToArray().SelectMany((sample, index) => new[] { (short)(20_000 * sample), index < 16_000 ? (short)0 : (short)(9_000 * sample) })];
        string call = _folder.At("call.wav");
        byte[] data = MemoryMarshal.AsBytes<short>(both).ToArray();
        await File.WriteAllBytesAsync(call, new WavBuilder().Format(1, 2, 16_000, 16).Data(data).Build());
        CliRun run = await CliRun.RunAsync("segments", call, "--per-channel", "--min-confidence", "1");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Matches(@"^\[0\] 0:0\d\.\d of speech in 0:0\d\.\d: uncertain 100 %$", run.Lines[^2]);
        Assert.Matches(@"^\[1\] 0:0\d\.\d of speech in 0:0\d\.\d: uncertain 100 %$", run.Lines[^1]);
    }

    [Fact]
    public async Task Output_Ending_SaysTheFormatOrIsRefused()
    {
        string json = _folder.At("talk.json");
        Assert.Equal(0, (await CliRun.RunAsync("segments", _talk, "--output", json)).ExitCode);
        Assert.StartsWith("{", await File.ReadAllTextAsync(json), StringComparison.Ordinal);
        CliRun odd = await CliRun.RunAsync("segments", _talk, "--output", _folder.At("talk.xlsx"));
        Assert.Equal(2, odd.ExitCode);
        Assert.Contains("'.xlsx' says no format", odd.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.RunAsync("segments", _talk, "--output", _folder.At("talk.xlsx"), "--format", "csv")).ExitCode);
    }

    [Theory]
    [InlineData("vtt", '.')]
    [InlineData("srt", ',')]
    public async Task Captions_OfTurns_AreNumberedCuesOfSpeechOnly(string format, char mark)
    {
        string path = _folder.At("talk." + format);
        CliRun run = await CliRun.RunAsync("segments", _talk, "--output", path);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        string[] blocks = (await File.ReadAllTextAsync(path)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        string[] cues = format == "vtt" ? blocks[1..] : blocks;
        Assert.Equal(format == "vtt", blocks[0] == "WEBVTT");
        Assert.Equal((await JsonAsync()).Count(turn => turn.GetProperty("isSpeech").GetBoolean()), cues.Length);
        for (int i = 0; i < cues.Length; i++)
        {
            Assert.Matches($@"^{i + 1}\n\d\d:\d\d:\d\d\{mark}\d\d\d --> \d\d:\d\d:\d\d\{mark}\d\d\d\n(angry|sad) \d+ %$", cues[i]);
        }
    }

    [Fact]
    public async Task TextGrid_Tiers_CoverTheRecordingWithoutGaps()
    {
        string path = _folder.At("talk.TextGrid");
        await CliRun.RunAsync("segments", _talk, "--output", path);
        string text = await File.ReadAllTextAsync(path);
        Assert.StartsWith("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\n", text, StringComparison.Ordinal);
        string[] tiers = text.Split("class = \"IntervalTier\"")[1..];
        Assert.Equal(2, tiers.Length);
        Assert.All(tiers, tier =>
        {
            double[][] spans = [.. Regex.Matches(tier, @"intervals \[\d+\]:\s+xmin = (\S+)\s+xmax = (\S+)")
                .Select(match => new[] { Number(match.Groups[1].Value), Number(match.Groups[2].Value) })];
            Assert.Contains($"intervals: size = {spans.Length}\n", tier, StringComparison.Ordinal);
            Assert.Equal(0, spans[0][0]);
            Assert.Equal(_seconds, spans[^1][1], 3);
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First[1], pair.Second[0]));
        });
        Assert.Contains("text = \"\"", tiers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audacity_EveryLine_HasThreeFields()
    {
        CliRun run = await CliRun.RunAsync("segments", _talk, "--format", "audacity");
        Assert.NotEmpty(run.Lines);
        Assert.All(run.Lines, line => Assert.Matches(@"^\d+\.\d{6}\t\d+\.\d{6}\t(angry|sad) \d+ %$", line));
    }

    [Fact]
    public async Task Table_OfTurns_EndsWithASummary()
    {
        CliRun run = await CliRun.RunAsync("segments", _talk);
        Assert.Contains(run.Lines, line => line.Contains("no speech", StringComparison.Ordinal));
        Assert.Matches(@"^0:\d\d\.\d of speech in 0:\d\d\.\d: (angry|sad) \d+ %", run.Lines[^1]);
    }

    [Fact]
    public async Task Captions_PerChannel_AreInOrderAndNameTheirChannel()
    {
        AudioSignal clip = new AudioReader().ReadFile(_talk);
        float[] late = [.. new float[2 * clip.SampleRate], .. clip.Samples.Span[..^(2 * clip.SampleRate)]];
        string call = _folder.At("call.wav");
        using (FileStream stream = File.Create(call))
        {
            StereoWav.Write(stream, clip, new AudioSignal(late, clip.SampleRate));
        }

        CliRun run = await CliRun.RunAsync("segments", call, "--per-channel", "--format", "vtt");
        string[] starts = [.. run.Lines.Where(line => line.Contains(" --> ", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])];
        Assert.Equal(starts.Order(StringComparer.Ordinal), starts);
        Assert.Contains(run.Lines, line => line.StartsWith("<v channel 0>", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("<v channel 1>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Segments_StandardInput_GivesTheSameAsTheFile()
    {
        using FileStream input = File.OpenRead(_talk);
        CliRun piped = await CliRun.RunAsync(input, ["segments", "-", "--format", "jsonl"]);
        Assert.Equal((await CliRun.RunAsync("segments", _talk, "--format", "jsonl")).Output, piped.Output);
    }

    [Fact]
    public async Task Segments_UnreadableFile_FailsAndIsNamed()
    {
        CliRun run = await CliRun.RunAsync("segments", _folder.Write("text.wav", "This is no sound."));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("text.wav", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("talk.txt")]
    [InlineData("sub/../talk.txt")]
    [InlineData("link.txt")]
    public async Task Output_ThatIsTheInput_IsRefusedAndTheRecordingStays(string name)
    {
        byte[] recording = await File.ReadAllBytesAsync(_talk);
        string misnamed = _folder.At("talk.txt");
        await File.WriteAllBytesAsync(misnamed, recording);
        Directory.CreateDirectory(_folder.At("sub"));
        File.CreateSymbolicLink(_folder.At("link.txt"), misnamed);
        CliRun run = await CliRun.RunAsync("segments", misnamed, "--output", _folder.At(name));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the input", run.Error, StringComparison.Ordinal);
        Assert.Equal(recording, await File.ReadAllBytesAsync(misnamed));
    }

    [Fact]
    public async Task Output_OfARecordingThatBreaksOff_LeavesTheEarlierOne()
    {
        string captions = _folder.At("talk.vtt");
        await CliRun.RunAsync("segments", _talk, "--output", captions);
        string earlier = await File.ReadAllTextAsync(captions);
        CliRun run = await CliRun.RunAsync("segments", _folder.Write("text.wav", "This is no sound."), "--output", captions);
        Assert.Equal(1, run.ExitCode);
        Assert.NotEmpty(earlier);
        Assert.Equal(earlier, await File.ReadAllTextAsync(captions));
        Assert.Equal(["talk.vtt", "talk.wav", "text.wav"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--hop", "9")]
    [InlineData("--window", "0")]
    [InlineData("--windows", "--format", "textgrid")]
    [InlineData("--channel", "0", "--per-channel")]
    public async Task Segments_WrongOptions_AreUsage(params string[] args)
    {
        CliRun run = await CliRun.RunAsync(["segments", _talk, .. args]);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("--window must be between 0.5 and 60; it was 61.", "--window", "61")]
    [InlineData("--hop must be between 0.1 and --window (2); it was 3.", "--window", "2", "--hop", "3")]
    [InlineData("--smoothing must be 0 or more and below 1; it was 1.", "--smoothing", "1")]
    [InlineData("--min-turn must be between 0 and 3600; it was -1.", "--min-turn", "-1")]
    [InlineData("--min-confidence must be between 0 and 1; it was 1.5.", "--min-confidence", "1.5")]
    public async Task Segments_NumberOutOfRange_IsUsageInTheOptionsName(string message, params string[] args)
    {
        CliRun run = await CliRun.RunAsync(["segments", _talk, .. args]);
        Assert.Equal((2, $"error: {message}"), (run.ExitCode, run.Error.TrimEnd()));
    }

    [Fact]
    public async Task Segments_SmoothingJustBelowOne_IsAccepted() =>
        Assert.Equal(0, (await CliRun.RunAsync("segments", CliRun.Clip("flat"), "--smoothing", "0.9995")).ExitCode);

    private async Task<JsonElement[]> JsonAsync(params string[] args)
    {
        CliRun run = await CliRun.RunAsync(["segments", _talk, "--format", "jsonl", .. args]);
        Assert.Equal(0, run.ExitCode);
        return [.. run.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("--window", "abc", "--window takes a number; it was 'abc'.")]
    [InlineData("--smoothing", "", "--smoothing takes a number; it was ''.")]
    [InlineData("--channel", "left", "--channel takes a whole number; it was 'left'.")]
    public async Task Segments_ArgumentThatIsNoNumber_IsUsageInWords(string option, string value, string expected)
    {
        CliRun run = await CliRun.RunAsync("segments", CliRun.Clip("flat"), option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--jobs", "--jobs", "2")]
    [InlineData("--min-turn", "--windows", "--min-turn", "3")]
    public async Task Segments_OptionThatWouldDoNothing_IsRefused(string named, params string[] options)
    {
        CliRun run = await CliRun.RunAsync(["segments", CliRun.Clip("flat"), .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
    }
}
