using System.Globalization;
using System.Text.Json;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class PredictCommandTests
{
    [Fact]
    public async Task Predict_Json_HasTheDocumentedShape()
    {
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        using JsonDocument json = JsonDocument.Parse(Assert.Single(run.Lines));
        JsonElement root = json.RootElement;
        Assert.Equal(["file", "emotion", "confidence", "isSpeech", "scores", "warnings", "model", "fingerprint"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(CliRun.Clip("lively"), root.GetProperty("file").GetString());
        Assert.Equal("tiny 1.0.0", root.GetProperty("model").GetString());
        Assert.True(root.GetProperty("isSpeech").GetBoolean());
        Assert.Equal(["angry", "sad"], root.GetProperty("scores").EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(1, root.GetProperty("scores").EnumerateObject().Sum(p => p.Value.GetSingle()), 5);
        Assert.Equal(
            root.GetProperty("confidence").GetSingle(),
            root.GetProperty("scores").GetProperty(root.GetProperty("emotion").GetString()!).GetSingle());
    }

    [Fact]
    public async Task Predict_NamesWithCommandsToTheTerminal_AreShownAsText()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TemporaryFolder folder = new();
        string heard = folder.At("red \e[31m.wav"), broken = folder.Write("two\nlines.wav", "no recording");
        File.Copy(CliRun.Clip("lively"), heard);

        CliRun run = await CliRun.RunAsync("predict", heard, broken);

        Assert.StartsWith(folder.At("red ?[31m.wav"), Assert.Single(run.Lines), StringComparison.Ordinal);
        Assert.StartsWith($"error: {folder.At("two?lines.wav")}: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Predict_SeveralFiles_AnswersInTheirOrder()
    {
        string[] files = [CliRun.Clip("slow"), CliRun.Clip("flat"), CliRun.Clip("lively"), CliRun.Clip("flat")];
        CliRun run = await CliRun.RunAsync(["predict", .. files, "--format", "csv"]);

        Assert.Equal("file,emotion,confidence,isSpeech,angry,sad,warnings", run.Lines[0]);
        Assert.Equal(files, run.Lines[1..].Select(line => line.Split(',')[0]));
        Assert.Equal(run.Lines[2], run.Lines[4]);
    }

    [Theory]
    [InlineData("answers.csv", "file,emotion,confidence,")]
    [InlineData("answers.jsonl", "{\"file\":\"")]
    [InlineData("answers.json", "{\"file\":\"")]
    public async Task Predict_Output_IsOfTheFormatItsNameSays(string name, string start)
    {
        using TemporaryFolder folder = new();
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("lively"), CliRun.Clip("flat"), "--output", folder.At(name));

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Output);
        string format = name.EndsWith(".csv", StringComparison.Ordinal) ? "csv" : "jsonl";
        string text = await File.ReadAllTextAsync(folder.At(name));
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.Equal((await CliRun.RunAsync("predict", CliRun.Clip("lively"), CliRun.Clip("flat"), "--format", format)).Output, text);
    }

    [Fact]
    public async Task Predict_OutputIsAnInput_LeavesItAlone()
    {
        using TemporaryFolder folder = new();
        string clip = folder.At("clip.wav");
        File.Copy(CliRun.Clip("lively"), clip);
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("flat"), clip, "-o", clip);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(CliRun.Clip("lively")), await File.ReadAllBytesAsync(clip));
        Assert.Equal([clip], Directory.GetFiles(Path.GetDirectoryName(clip)!));
    }

    [Fact]
    public async Task Predict_OutputAndAnUnreadableFile_WritesTheOthersAndFails()
    {
        using TemporaryFolder folder = new();
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("flat"), folder.At("absent.wav"), "--output", folder.At("answers.csv"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, (await File.ReadAllLinesAsync(folder.At("answers.csv"))).Length);
    }

    [Fact]
    public async Task Predict_OutputAndResume_AreRefusedTogether()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(2, (await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--output", folder.At("a.csv"), "--resume", folder.At("b.jsonl"))).ExitCode);
    }

    [Fact]
    public async Task Predict_OneUnreadableFile_DoesNotStopTheOthers()
    {
        using TemporaryFolder folder = new();
        string text = folder.Write("text.wav", "This is no sound.");
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("lively"), text, folder.At("absent.wav"), CliRun.Clip("flat"), "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(4, run.Lines.Length);
        Assert.Equal([false, true, true, false], run.Lines.Select(line => line.Contains("\"error\":", StringComparison.Ordinal)));
        string[] errors = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, errors.Length);
        Assert.StartsWith($"error: {text}: ", errors[0], StringComparison.Ordinal);
        Assert.Contains("absent.wav", errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_Priors_CountInTheAnswers()
    {
        async Task<float> SadAsync(params string[] options)
        {
            using JsonDocument json = JsonDocument.Parse((await CliRun.RunAsync(["predict", CliRun.Clip("lively"), "--format", "json", .. options])).Output);
            return json.RootElement.GetProperty("scores").GetProperty("sad").GetSingle();
        }

        float plain = await SadAsync(), told = await SadAsync("--priors", "sad=0.9");
        Assert.Equal(plain / (1 - plain) * 9, told / (1 - told), 1e-3f * told / (1 - told));
    }

    [Fact]
    public async Task Predict_FolderWithoutAudio_IsNotedAndTheOthersAreJudged()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.At("monday"));
        CliRun run = await CliRun.RunAsync("predict", folder.At("monday"), CliRun.Clip("flat"), folder.At("*.ogg"));
        Assert.Equal(0, run.ExitCode);
        Assert.Single(run.Lines);
        Assert.Equal($"note: There is no audio file in '{folder.At("monday")}', '{folder.At("*.ogg")}'.", run.Error.Trim());
        Assert.Equal(2, (await CliRun.RunAsync("predict", folder.At("monday"))).ExitCode);
    }

    [Theory]
    [InlineData("--priors takes EMOTION=SHARE, such as neutral=0.8; it was 'sad'.", "--priors", "sad")]
    [InlineData("--priors takes EMOTION=SHARE, such as neutral=0.8; it was 'sad=0,9'.", "--priors", "sad=0,9")]
    [InlineData("--priors names 'sad' twice.", "--priors", "sad=0.1,sad=0.2")]
    [InlineData("--priors: 'glad' is not one of the emotions to choose from: angry, sad.", "--priors", "glad=0.2")]
    [InlineData("--priors: the share of 'sad' must be at least 0.0001 and below 1; it was 1.", "--priors", "sad=1")]
    [InlineData("--priors: the shares sum to 0.5; those of all emotions must sum to 1.", "--priors", "sad=0.2,angry=0.3")]
    [InlineData("--labels: the model does not know glad, bored. It knows: angry, sad.", "--labels", "angry", "glad", "bored")]
    [InlineData("There is no file 'absent.json' for the speaker's profile.", "--speaker", "absent.json")]
    public async Task Predict_OptionOfNoUse_IsUsageInTheWordsOfTheCommandLine(string message, params string[] options)
    {
        CliRun run = await CliRun.RunAsync(["predict", CliRun.Clip("lively"), .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"error: {message}\n", run.Error);
    }

    [Fact]
    public async Task Predict_LabelTwice_IsTakenOnce() =>
        Assert.Equal(0, (await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--labels", "angry", "angry", "sad")).ExitCode);

    [Fact]
    public async Task Predict_OneLabel_HasNoOthersBehindIt() =>
        Assert.EndsWith("angry     1.00\n", (await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--labels", "angry")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Predict_BrokenModel_NamesTheFile()
    {
        using TemporaryFolder folder = new();
        string model = folder.Write("broken.semodel", "This is no model.");
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--model", model);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"error: {model}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_ValueOutOfRange_IsOneLine() => Assert.Equal(
        "Too much.", CommandLine.Describe(new ArgumentOutOfRangeException("count", 7, "Too much.")));

    [Fact]
    public async Task Predict_Silence_IsNoSpeechInEveryFormat()
    {
        using TemporaryFolder folder = new();
        string file = folder.Silence("silence.wav");
        CliRun json = await CliRun.RunAsync("predict", file, "--format", "json");
        CliRun csv = await CliRun.RunAsync("predict", file, "--format", "csv");
        CliRun text = await CliRun.RunAsync("predict", file);

        Assert.Matches(
            "\"emotion\":null,\"confidence\":0,\"isSpeech\":false,\"scores\":{},\"warnings\":\\[\\],"
            + "\"model\":\"tiny 1.0.0\",\"fingerprint\":\"[0-9a-f]{12}\"}\n$",
            json.Output);
        Assert.Equal($"{file},,0,false,,,", csv.Lines[1]);
        Assert.Contains("no speech", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_DoubtfulRecording_IsWarnedOfInEveryFormat()
    {
        const string Warning = "The file ends before the length its header states; what was there is used.";
        using TemporaryFolder folder = new();
        string file = folder.At("cut.wav");
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(CliRun.Clip("lively")))[..^1000]);
        CliRun json = await CliRun.RunAsync("predict", file, "--format", "json");
        CliRun csv = await CliRun.RunAsync("predict", file, "--format", "csv");

        using JsonDocument line = JsonDocument.Parse(json.Output);
        Assert.Equal(Warning, Assert.Single(line.RootElement.GetProperty("warnings").EnumerateArray()).GetString());
        Assert.EndsWith("," + Warning, csv.Lines[1], StringComparison.Ordinal);
        Assert.Contains(Warning, (await CliRun.RunAsync("predict", file)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_Text_ShowsTheEmotionAndItsRival()
    {
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("lively"));
        using JsonDocument json = JsonDocument.Parse((await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--format", "json")).Output);
        string confidence = json.RootElement.GetProperty("confidence").GetSingle().ToString("0.00", CultureInfo.InvariantCulture);
        Assert.Contains($"{json.RootElement.GetProperty("emotion").GetString(),-9} {confidence}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_Folder_FindsItsAudioFiles()
    {
        using TemporaryFolder folder = new();
        folder.CopyClip("lively", "b/two.WAV");
        folder.CopyClip("flat", "a.wav");
        folder.CopyClip("slow", "c.amr");
        folder.Write("notes.txt", "not audio");
        CliRun run = await CliRun.RunAsync("predict", folder.Path, "--format", "csv");
        Assert.Equal([folder.At("a.wav"), folder.At("b", "two.WAV"), folder.At("c.amr")], run.Lines[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task Predict_Pattern_IsExpandedWhereNoShellDidIt()
    {
        CliRun run = await CliRun.RunAsync("predict", Path.Combine(Path.GetDirectoryName(CliRun.Clip("flat"))!, "*l*.wav"), "--format", "csv");
        Assert.Equal(["flat.wav", "lively.wav", "slow.wav"], run.Lines[1..].Select(line => Path.GetFileName(line.Split(',')[0])));
    }

    [Fact]
    public async Task Predict_Dash_ReadsStandardInput()
    {
        using FileStream input = File.OpenRead(CliRun.Clip("lively"));
        CliRun run = await CliRun.RunAsync(input, ["predict", "-", "--format", "csv"]);
        CliRun file = await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--format", "csv");
        Assert.Equal(file.Lines[1][file.Lines[1].IndexOf(',', StringComparison.Ordinal)..], run.Lines[1][1..]);
    }

    [Fact]
    public async Task Predict_Labels_RestrictsTheAnswer()
    {
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--labels", "sad", "--format", "csv");
        Assert.Equal("file,emotion,confidence,isSpeech,sad,warnings", run.Lines[0]);
        Assert.EndsWith(",sad,1,true,1,", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_MinimumConfidence_LeavesTheEmotionOut()
    {
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--min-confidence", "1", "--format", "json");
        Assert.Contains("\"emotion\":null", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"isSpeech\":true", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_ModelFromFile_IsUsed()
    {
        using TemporaryFolder folder = new();
        string model = folder.At("m.semodel");
        (TinyModel.Create() with { Labels = ["loud", "soft"] }).Save(model);
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("lively"), "--model", model, "--format", "csv");
        Assert.Equal("file,emotion,confidence,isSpeech,loud,soft,warnings", run.Lines[0]);
    }

    [Fact]
    public async Task Predict_FileNameWithCommaAndQuote_IsQuotedInCsv()
    {
        using TemporaryFolder folder = new();
        string file = folder.CopyClip("flat", "a,b\"c.wav");
        CliRun run = await CliRun.RunAsync("predict", file, "--format", "csv");
        Assert.StartsWith($"\"{file.Replace("\"", "\"\"", StringComparison.Ordinal)}\",", run.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("predict")]
    [InlineData("predict", "a.wav", "--format", "xml")]
    [InlineData("predict", "a.wav", "--min-confidence", "2")]
    [InlineData("predict", "a.wav", "--nonsense")]
    [InlineData("nonsense")]
    public async Task Predict_WrongCommandLine_IsUsage(params string[] args)
    {
        CliRun run = await CliRun.RunAsync(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("predict", "--output")]
    [InlineData("enroll", "--output")]
    [InlineData("predict", "--resume")]
    public async Task Predict_OutputInTheNameOfAnyRecording_IsRefused(string command, string option)
    {
        using TemporaryFolder folder = new();
        string other = folder.CopyClip("flat", "other.wav");
        byte[] before = await File.ReadAllBytesAsync(other);

        CliRun run = await CliRun.RunAsync(command, CliRun.Clip("lively"), option, other);

        Assert.Equal((2, $"error: '{other}' is called like a recording; give the result another name.\n"), (run.ExitCode, run.Error));
        Assert.Equal(before, await File.ReadAllBytesAsync(other));
    }

    [Fact]
    public async Task Predict_NameThatBeginsWithAt_IsAFiles()
    {
        CliRun run = await CliRun.RunAsync("predict", "@absent.wav");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: @absent.wav: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_ResumeOfStandardInput_IsRefused()
    {
        using TemporaryFolder folder = new();
        CliRun run = await CliRun.RunAsync("predict", "-", "--resume", folder.At("results.jsonl"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("standard input (-) has none", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_MissingModel_IsUsage()
    {
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--model", "absent.semodel");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("absent.semodel", run.Error, StringComparison.Ordinal);
    }
}
