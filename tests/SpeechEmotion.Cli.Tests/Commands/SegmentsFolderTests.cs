using System.Text.Json;
using SpeechEmotion.Audio;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Commands;

/// <summary><c>segments</c> for many recordings: one file each.</summary>
public sealed class SegmentsFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _calls;
    private readonly string _turns;

    public SegmentsFolderTests()
    {
        _calls = _folder.At("calls");
        _turns = _folder.At("turns");
        Directory.CreateDirectory(Path.Combine(_calls, "monday"));
        File.Copy(CliRun.Clip("lively"), Path.Combine(_calls, "one.wav"));
        File.Copy(CliRun.Clip("flat"), Path.Combine(_calls, "monday", "two.wav"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Folder_GivesWhatEachRecordingGivesAlone_InTheSameFolders()
    {
        CliRun run = await CliRun.RunAsync("segments", _calls, "--output-folder", _turns, "--jobs", "2");
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(["monday/two.jsonl", "one.jsonl"], Written());
        CliRun alone = await CliRun.RunAsync("segments", CliRun.Clip("flat"), "--format", "jsonl");
        Assert.Equal(alone.Output, await File.ReadAllTextAsync(Path.Combine(_turns, "monday", "two.jsonl")));
        Assert.True(JsonDocument.Parse(alone.Lines[0]).RootElement.GetProperty("isSpeech").GetBoolean());
    }

    [Theory]
    [InlineData("textgrid", "one.TextGrid")]
    [InlineData("srt", "one.srt")]
    [InlineData("table", "one.txt")]
    public async Task OutputFolder_Format_NamesTheFiles(string format, string name)
    {
        Assert.Equal(0, (await CliRun.RunAsync("segments", Path.Combine(_calls, "one.wav"), "--output-folder", _turns, "--format", format)).ExitCode);
        Assert.Equal([name], Written());
    }

    [Fact]
    public async Task OutputFolder_SkipExisting_LeavesWhatIsThereAndWritesTheRest()
    {
        Directory.CreateDirectory(_turns);
        await File.WriteAllTextAsync(Path.Combine(_turns, "one.jsonl"), "mine");
        Assert.Equal(0, (await CliRun.RunAsync("segments", _calls, "--output-folder", _turns, "--skip-existing")).ExitCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(_turns, "one.jsonl")));
        Assert.Equal(["monday/two.jsonl", "one.jsonl"], Written());
        CliRun again = await CliRun.RunAsync("segments", _calls, "--output-folder", _turns, "--skip-existing");
        Assert.Contains("note: 2 recordings whose segments were there already were left out.", again.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await CliRun.RunAsync("segments", _calls, "--output-folder", _turns)).ExitCode);
        Assert.StartsWith("{", await File.ReadAllTextAsync(Path.Combine(_turns, "one.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutputFolder_UnreadableRecording_IsNamedAndTheOthersAreWritten()
    {
        await File.WriteAllTextAsync(Path.Combine(_calls, "bad.wav"), "This is no sound.");
        CliRun run = await CliRun.RunAsync("segments", _calls, "--output-folder", _turns);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"error: {Path.Combine(_calls, "bad.wav")}: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["monday/two.jsonl", "one.jsonl"], Written());
    }

    [Fact]
    public async Task OutputFolder_TwoRecordingsOfOneName_AreNotWrittenOverEachOther()
    {
        File.Copy(CliRun.Clip("flat"), Path.Combine(_calls, "monday", "one.wav"));
        CliRun named = await CliRun.RunAsync(
            "segments", Path.Combine(_calls, "one.wav"), Path.Combine(_calls, "monday", "one.wav"), "--output-folder", _turns, "--jobs", "1");
        Assert.Equal(1, named.ExitCode);
        Assert.Contains("gets the segments of", named.Error, StringComparison.Ordinal);
        Assert.Equal(["one.jsonl"], Written());
    }

    [Fact]
    public async Task OutputFolder_SeveralFolders_KeepTheirNames()
    {
        string others = _folder.At("others");
        Directory.CreateDirectory(others);
        File.Copy(CliRun.Clip("flat"), Path.Combine(others, "one.wav"));
        CliRun run = await CliRun.RunAsync("segments", _calls, others + Path.DirectorySeparatorChar, Path.Combine(_calls, "m*", "*.wav"), "--output-folder", _turns);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["calls/monday/two.jsonl", "calls/one.jsonl", "monday/two.jsonl", "others/one.jsonl"], Written());
    }

    [Fact]
    public async Task OutputFolder_FilesFromAList_KeepTheirFolders()
    {
        string here = Path.GetRelativePath(".", _folder.Path);
        string list = _folder.Write("list.txt", $"{_calls}/one.wav\n{here}/calls/monday/two.wav\n");
        CliRun run = await CliRun.RunAsync("segments", "--files-from", list, "--output-folder", _turns);
        Assert.True(run.ExitCode == 0, run.Error);

        // Neither name may lead out of the folder: one begins at the root, the other (from here) climbs. Both keep their folders, from the root on.
        string below = Path.GetRelativePath(Path.GetPathRoot(_calls)!, _calls).Replace('\\', '/');
        Assert.Equal([$"{below}/monday/two.jsonl", $"{below}/one.jsonl"], Written());
        Assert.Equal("a/b.wav", new Input.ListedFile("a/b.wav", Root: ".").Below);
    }

    [Fact]
    public async Task Shards_OfTwoRecordingsWhoseSegmentsAreCalledAlike_OnlyTheFirstWrites()
    {
        File.Copy(CliRun.Clip("slow"), Path.Combine(_calls, "one.flac"));
        CliRun[] parts = [.. await Task.WhenAll(Enumerable.Range(1, 3).Select(
            part => CliRun.RunAsync("segments", _calls, "--output-folder", _turns, "--shard", $"{part}/3")))];

        Assert.Equal([0, 0, 1], parts.Select(part => part.ExitCode).Order());
        Assert.Contains("gets the segments of", parts.Single(part => part.ExitCode == 1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesFrom_NullCharacter_SaysSoAndGoesOn()
    {
        string list = _folder.Write("list.txt", $"a.wav\0b.wav\n{_calls}/one.wav\n");
        CliRun run = await CliRun.RunAsync("predict", "--files-from", list, "--format", "json");

        Assert.Equal((1, 2), (run.ExitCode, run.Lines.Length));
        Assert.Contains("-print0", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--window")]
    [InlineData("--hop")]
    [InlineData("--smoothing")]
    [InlineData("--min-turn")]
    [InlineData("--min-confidence")]
    public async Task Number_WithADecimalComma_IsNoThousand(string option)
    {
        CliRun run = await CliRun.RunAsync("segments", Path.Combine(_calls, "one.wav"), option, "2,5");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{option} takes a number; it was '2,5'. Write a point, as in 2.5.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segments_ChannelsThatDiffer_AreNoted()
    {
        AudioSignal clip = new AudioReader().ReadFile(CliRun.Clip("lively"));
        string call = _folder.At("call.wav");
        using (FileStream stream = File.Create(call))
        {
            StereoWav.Write(stream, clip, new AudioSignal(new float[clip.Samples.Length], clip.SampleRate));
        }

        CliRun run = await CliRun.RunAsync("segments", call);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"note: {call}: The channels differ", run.Error, StringComparison.Ordinal);
        Assert.Empty((await CliRun.RunAsync("segments", call, "--per-channel")).Error);
    }

    [Theory]
    [InlineData("Give one audio file, or --output-folder")]
    [InlineData("not both", "--output", "a.vtt", "--output-folder", "turns")]
    [InlineData("takes a folder", "--output-folder", "SpeechEmotion.Cli.Tests.dll")]
    [InlineData("--jobs must be between 1 and 1024", "--output-folder", "turns", "--jobs", "0")]
    public async Task Segments_WrongFolderOptions_AreUsage(string message, params string[] args)
    {
        CliRun run = await CliRun.RunAsync(["segments", _calls, .. args]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private IEnumerable<string> Written() => Directory.EnumerateFiles(_turns, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_turns, path).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
