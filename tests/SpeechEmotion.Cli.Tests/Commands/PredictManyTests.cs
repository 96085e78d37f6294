using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Cli.Tests.Commands;

/// <summary><c>predict</c> over very many files: lists, parts, resuming, progress.</summary>
public sealed class PredictManyTests
{
    [Fact]
    public async Task FilesFrom_StandardInput_GivesOneJsonLineForEachLine()
    {
        using TemporaryFolder folder = new();
        string[] names = [CliRun.Clip("slow"), folder.At("absent.wav"), CliRun.Clip("flat"), folder.Path, CliRun.Clip("slow")];
        using MemoryStream input = new(Encoding.UTF8.GetBytes(string.Join('\n', names) + "\r\n\n"));
        CliRun run = await CliRun.RunAsync(input, ["predict", "--files-from", "-"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(names, run.Lines.Select(FileOf));
        Assert.Equal([false, true, false, true, false], run.Lines.Select(line => line.Contains("\"error\":", StringComparison.Ordinal)));
        Assert.Equal(run.Lines[0], run.Lines[4]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n  \r\n")]
    public async Task FilesFrom_ListOfNothing_IsNoted(string list)
    {
        using TemporaryFolder folder = new();
        CliRun run = await CliRun.RunAsync("predict", "--files-from", folder.Write("names.txt", list));
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("note: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesFrom_AFile_IsRead()
    {
        using TemporaryFolder folder = new();
        CliRun run = await CliRun.RunAsync("predict", "--files-from", folder.Write("names.txt", CliRun.Clip("flat")), "--format", "csv");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(CliRun.Clip("flat"), run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesFrom_AnEndlessPipe_AnswersBeforeItEnds()
    {
        using BlockingStream input = new(CliRun.Clip("flat") + "\n");
        using StringWriter output = new();
        using CliHost host = new() { Output = output, Error = TextWriter.Null, OpenInput = () => input, DefaultModel = TinyModel.Create };
        Task<int> run = CommandLine.RunAsync(["predict", "--files-from", "-"], host);
        await input.ReadAgain; // The second read begins only after the first line was taken.
        while (output.GetStringBuilder().Length == 0)
        {
            Assert.False(run.IsCompleted);
            await Task.Delay(5);
        }

        input.End();
        Assert.Equal(0, await run);
    }

    [Fact]
    public async Task Shard_AllParts_AreTheInputsOnce()
    {
        using TemporaryFolder folder = new();
        string[] files = [.. Enumerable.Range(0, 7).Select(i => folder.CopyClip("flat", $"{i}.wav"))];
        CliRun[] parts =
        [
            await CliRun.RunAsync("predict", folder.Path, "--shard", "1/3", "--format", "json"),
            await CliRun.RunAsync("predict", folder.Path, "--shard", "2/3", "--format", "json"),
            await CliRun.RunAsync("predict", folder.Path, "--shard", "3/3", "--format", "json"),
        ];
        Assert.Equal([files[0], files[3], files[6]], parts[0].Lines.Select(FileOf));
        Assert.Equal(files, parts.SelectMany(part => part.Lines.Select(FileOf)).Order());
    }

    [Fact]
    public async Task Resume_AfterALineCutOff_GivesTheSameFileAsOneRun()
    {
        using TemporaryFolder folder = new();
        foreach (string name in new[] { "a", "b", "c", "d" })
        {
            folder.CopyClip("lively", $"in/{name}.wav");
        }

        string whole = folder.At("whole.jsonl");
        string resumed = folder.At("resumed.jsonl");
        CliRun first = await CliRun.RunAsync("predict", folder.At("in"), "--resume", whole);
        byte[] bytes = await File.ReadAllBytesAsync(whole);
        await File.WriteAllBytesAsync(resumed, bytes[..(bytes.Length * 5 / 8)]);
        CliRun second = await CliRun.RunAsync("predict", folder.At("in"), "--resume", resumed);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Empty(first.Output + second.Output);
        Assert.Equal(4, File.ReadAllLines(whole).Length);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(resumed));
    }

    [Fact]
    public async Task Resume_FinishedRun_DoesNothing()
    {
        using TemporaryFolder folder = new();
        string file = folder.CopyClip("flat", "a.wav");
        string results = folder.At("results.jsonl");
        await CliRun.RunAsync("predict", file, "--resume", results);
        byte[] before = await File.ReadAllBytesAsync(results);
        File.Delete(file);
        CliRun run = await CliRun.RunAsync("predict", file, "--resume", results);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before, await File.ReadAllBytesAsync(results));
    }

    [Fact]
    public async Task Resume_FileThatAnotherRunHolds_IsRefusedAndCanBeReadAfterwards()
    {
        using TemporaryFolder folder = new();
        string results = folder.At("results.jsonl");
        using (ResultsFile held = new(results, "tiny 1.0.0", "0123456789ab"))
        {
            CliRun second = await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--resume", results);
            Assert.Equal(1, second.ExitCode);
            Assert.Contains("results.jsonl", second.Error, StringComparison.Ordinal);
            held.WriteLine("{\"file\":\"a.wav\",\"error\":\"cut\"}");
        }

        Assert.Equal("{\"file\":\"a.wav\",\"error\":\"cut\"}\n", await File.ReadAllTextAsync(results));
    }

    [Fact]
    public async Task Resume_AnswersOfAnotherModel_AreRefusedUnlessTheyDoNotNameIt()
    {
        using TemporaryFolder folder = new();
        string model = folder.At("m.semodel");
        (TinyModel.Create() with { Version = "2.0.0" }).Save(model);
        string results = folder.Write("results.jsonl", "{\"file\":\"absent.wav\",\"error\":\"gone\"}\n");
        await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--resume", results);
        string answered = await File.ReadAllTextAsync(results);

        CliRun refused = await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--resume", results, "--model", model);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("line 2", refused.Error, StringComparison.Ordinal);
        Assert.Contains("tiny 1.0.0", refused.Error, StringComparison.Ordinal);
        Assert.Contains("tiny 2.0.0", refused.Error, StringComparison.Ordinal);
        Assert.Equal(answered, await File.ReadAllTextAsync(results));

        await File.WriteAllTextAsync(results, Regex.Replace(answered, ",\"model\":\"tiny 1.0.0\",\"fingerprint\":\"[^\"]+\"", string.Empty));
        CliRun old = await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--resume", results, "--model", model);
        Assert.Equal(0, old.ExitCode);
        Assert.Contains("\"model\":\"tiny 2.0.0\"", (await File.ReadAllLinesAsync(results))[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_AnswersOfOtherWeightsWithTheSameName_AreRefusedUnlessTheFileIsOlderThanFingerprints()
    {
        using TemporaryFolder folder = new();
        string model = folder.At("m.semodel"), renamed = folder.At("same.semodel"), results = folder.At("results.jsonl");
        ModelBundle tiny = TinyModel.Create();
        WeightTensor bias = tiny.Weights["layers.1.bias"], weight = tiny.Weights["layers.1.weight"];
        (tiny with { Weights = new WeightSet([weight, new WeightTensor(bias.Name, bias.Shape, new float[] { -0.5f, 0.25f })]) }).Save(model);
        (tiny with { ModelCard = "# Another card" }).Save(renamed);
        await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--resume", results);
        string answered = await File.ReadAllTextAsync(results);

        CliRun refused = await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--resume", results, "--model", model);
        Assert.Equal(2, refused.ExitCode);
        Assert.Matches(@"line 1 .* tiny 1\.0\.0 \([0-9a-f]{12}\), and tiny 1\.0\.0 \([0-9a-f]{12}\)", refused.Error);
        Assert.Equal(answered, await File.ReadAllTextAsync(results));
        Assert.Equal(0, (await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--resume", results, "--model", renamed)).ExitCode);

        await File.WriteAllTextAsync(results, Regex.Replace(answered, ",\"fingerprint\":\"[^\"]+\"", string.Empty));
        CliRun old = await CliRun.RunAsync("predict", CliRun.Clip("lively"), CliRun.Clip("flat"), "--resume", results, "--model", model);
        Assert.Equal(0, old.ExitCode);
        Assert.Equal([CliRun.Clip("flat"), CliRun.Clip("lively")], (await File.ReadAllLinesAsync(results)).Select(FileOf));
    }

    [Theory]
    [InlineData("--labels", "angry", "sad")]
    [InlineData("--priors", "sad=0.9")]
    [InlineData("--voices", "like-training")]
    [InlineData("--min-confidence", "0.4")]
    [InlineData("--channel", "0")]
    public async Task Resume_AnswersWithOtherOptions_AreRefused(params string[] options)
    {
        using TemporaryFolder folder = new();
        string results = folder.At("results.jsonl");
        await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--resume", results);
        string answered = await File.ReadAllTextAsync(results);

        CliRun refused = await CliRun.RunAsync(["predict", CliRun.Clip("lively"), "--resume", results, .. options]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("give that --model and the options of then", refused.Error, StringComparison.Ordinal);
        Assert.Equal(answered, await File.ReadAllTextAsync(results));

        string own = folder.At("own.jsonl");
        Assert.Equal(0, (await CliRun.RunAsync(["predict", CliRun.Clip("flat"), "--resume", own, .. options])).ExitCode);
        Assert.Equal(0, (await CliRun.RunAsync(["predict", CliRun.Clip("lively"), "--resume", own, .. options])).ExitCode);
        Assert.Equal(2, (await File.ReadAllLinesAsync(own)).Length);
    }

    [Fact]
    public async Task Resume_AnswersForAnotherSpeaker_AreRefused()
    {
        using TemporaryFolder folder = new();
        string anna = folder.At("anna.json"), bert = folder.At("bert.json"), results = folder.At("results.jsonl");
        await CliRun.RunAsync("enroll", CliRun.Clip("flat"), "--output", anna);
        await CliRun.RunAsync("enroll", CliRun.Clip("lively"), "--output", bert);
        Assert.Equal(0, (await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--resume", results, "--speaker", anna)).ExitCode);
        Assert.Equal(2, (await CliRun.RunAsync("predict", CliRun.Clip("slow"), "--resume", results, "--speaker", bert)).ExitCode);
        Assert.Equal(0, (await CliRun.RunAsync("predict", CliRun.Clip("slow"), "--resume", results, "--speaker", anna)).ExitCode);
    }

    [Theory]
    [InlineData("My notes\nof Monday\n")]
    [InlineData("My notes")]
    [InlineData("{\"name\":1}\n")]
    [InlineData("[]\n")]
    public async Task Resume_AnotherFile_IsRefusedAndLeftAsItIs(string text)
    {
        using TemporaryFolder folder = new();
        string notes = folder.Write("notes.txt", text);
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--resume", notes);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("line 1", run.Error, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(notes));
    }

    [Fact]
    public async Task Resume_FileOfOneEndlessLine_IsRefusedAndLeftAsItIs()
    {
        using TemporaryFolder folder = new();
        string text = "{\"file\":\"" + new string('a', 3 << 20);
        string results = folder.Write("results.jsonl", text);
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--resume", results);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(text.Length, new FileInfo(results).Length);
    }

    [Fact]
    public async Task Pattern_OfAnyDepth_FindsFilesInOrder()
    {
        using TemporaryFolder folder = new();
        string[] files = [folder.CopyClip("flat", "c.wav"), folder.CopyClip("flat", "a/x/1.wav"), folder.CopyClip("flat", "a/y/2.wav"), folder.CopyClip("flat", "b/y/z/3.wav")];
        Assert.Equal(files, (await CliRun.RunAsync("predict", folder.At("**", "*.wav"), "--format", "json")).Lines.Select(FileOf));
        Assert.Equal(files[2..], (await CliRun.RunAsync("predict", folder.At("?", "y", "**"), "--format", "json")).Lines.Select(FileOf));
        Assert.Equal(2, (await CliRun.RunAsync("predict", folder.At("q", "*.wav"))).ExitCode);
    }

    [Theory]
    [InlineData]
    [InlineData("**", "*.wav")]
    public async Task Folder_ThatCannotBeListed_IsAnErrorAndTheOthersFollow(params string[] pattern)
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // The way to such a folder is Linux': a path longer than it takes, which not even the administrator may list.
        }

        using TemporaryFolder folder = new();
        string start = folder.CopyClip("flat", "a.wav");
        string end = folder.CopyClip("lively", "c.wav");
        string upper = folder.At([.. Enumerable.Repeat(new string('b', 200), 12)]);
        string lower = folder.At([.. Enumerable.Repeat(new string('d', 200), 12)]);
        Directory.CreateDirectory(upper);
        Directory.CreateDirectory(lower);
        string top = folder.At(new string('d', 200));
        string deep = Path.Combine(upper, "d");
        Directory.Move(top, deep);
        CliRun run = await CliRun.RunAsync("predict", folder.At(pattern), "--format", "json");
        Directory.Move(deep, top);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(3, run.Lines.Length);
        Assert.Equal([start, end], run.Lines.Where(line => line.Contains("\"scores\"", StringComparison.Ordinal)).Select(FileOf));
        string unlisted = FileOf(Assert.Single(run.Lines, line => line.Contains("\"error\"", StringComparison.Ordinal)));
        Assert.StartsWith(deep, unlisted, StringComparison.Ordinal);
        Assert.StartsWith($"error: {unlisted}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_OfAStereoFile_IsTheOnlyOneHeard()
    {
        using TemporaryFolder folder = new();
        AudioSignal speech = new AudioReader().ReadFile(CliRun.Clip("lively"));
        string stereo = folder.At("stereo.wav");
        using (FileStream stream = File.Create(stereo))
        {
            StereoWav.Write(stream, speech, new AudioSignal(new float[speech.Samples.Length], speech.SampleRate));
        }

        CliRun left = await CliRun.RunAsync("predict", stereo, "--channel", "0", "--format", "csv");
        CliRun right = await CliRun.RunAsync("predict", stereo, "--channel", "1", "--format", "csv");
        CliRun none = await CliRun.RunAsync("predict", stereo, "--channel", "2", "--format", "csv");
        CliRun mono = await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--format", "csv");

        Assert.Equal(mono.Lines[1].Split(',')[1..], left.Lines[1].Split(',')[1..]);
        Assert.Contains(",false,", right.Lines[1], StringComparison.Ordinal);
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("between 0 and 1", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_AtATerminal_GetsABarAndOutputOnlyResults()
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new();
        using CliHost host = new() { Output = output, Error = error, OpenInput = () => Stream.Null, DefaultModel = TinyModel.Create, IsTerminal = true };
        int code = await CommandLine.RunAsync(["predict", CliRun.Clip("flat"), "absent.wav", "--format", "json"], host);

        Assert.Equal(1, code);
        Assert.Equal(2, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("error: absent.wav", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.wav", "--shard", "0/3")]
    [InlineData("a.wav", "--shard", "4/3")]
    [InlineData("a.wav", "--shard", "one")]
    [InlineData("a.wav", "--channel", "-1")]
    [InlineData("a.wav", "--jobs", "0")]
    [InlineData("a.wav", "--files-from", "-")]
    [InlineData("--files-from", "absent.txt")]
    [InlineData("a.wav", "--resume", "r.jsonl", "--format", "csv")]
    [InlineData("-", "-")]
    public async Task Predict_WrongOptions_AreUsage(params string[] args)
    {
        CliRun run = await CliRun.RunAsync(["predict", .. args]);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
    }

    private static string FileOf(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("file").GetString()!;
    }
}
