using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Cli.Tests.Output;

/// <summary>One wrong letter must not cost what took hours.</summary>
public sealed class LostFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("predict")]
    [InlineData("enroll")]
    public async Task Output_NameOfTheModel_IsRefusedAndTheModelKept(string command)
    {
        string model = _folder.At("my.semodel");
        TinyModel.Create().Save(model);

        CliRun run = await CliRun.RunAsync(command, CliRun.Clip("flat"), "--model", model, "--output", model);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal("tiny", ModelBundle.Load(model).Name);
    }

    [Fact]
    public async Task Output_OfPredict_IsNeitherTheProfileNorTheList()
    {
        string profile = _folder.At("anna.json");
        await CliRun.RunAsync("enroll", CliRun.Clip("flat"), CliRun.Clip("lively"), "--output", profile);
        string kept = await File.ReadAllTextAsync(profile), list = _folder.Write("names.txt", CliRun.Clip("flat"));

        CliRun[] runs =
        [
            await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--speaker", profile, "--output", profile),
            await CliRun.RunAsync("predict", "--files-from", list, "--output", list),
        ];

        Assert.All(runs, run => Assert.Equal(ExitCode.Usage, run.ExitCode));
        Assert.All(runs, run => Assert.Contains("would be lost", run.Error, StringComparison.Ordinal));
        Assert.Equal(kept, await File.ReadAllTextAsync(profile));
        Assert.Equal(CliRun.Clip("flat"), await File.ReadAllTextAsync(list));
    }

    [Theory]
    [InlineData("answers.vtt", "says no format")]
    [InlineData("", "is a folder")]
    [InlineData("m.semodel", "called like a model")]
    public async Task Output_ThatCannotBeMeant_IsRefusedBeforeTheWork(string name, string message)
    {
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("flat"), "--output", _folder.At(name));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("enroll", "held.json")]
    [InlineData("plot", "held.html")]
    public async Task Output_FileThatCannotBeWritten_IsRefusedBeforeTheWork(string command, string name)
    {
        string file = _folder.Write(name, "of before");
        using FileStream held = new(file, FileMode.Open, FileAccess.Read, FileShare.None);

        CliRun run = await CliRun.RunAsync(command, CliRun.Clip("flat"), "--output", file);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains($"'{file}' cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task OutputFolder_ThatCannotBeMade_IsRefusedBeforeTheWork()
    {
        string file = _folder.Write("notes.txt", "mine");

        CliRun run = await CliRun.RunAsync("segments", CliRun.Clip("flat"), "--output-folder", Path.Combine(file, "turns"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("which is a file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_FolderOfOtherFiles_GetsNoModel()
    {
        string licence = _folder.Write("LICENSE.txt", "mine"), model = _folder.At("m.semodel");
        TinyModel.Create().Save(model);

        CliRun run = await CliRun.RunAsync("card", model, "--output", _folder.Path);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("holds other files", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(licence));
    }

    [Fact]
    public async Task Output_FolderOfAModel_IsWrittenAgain()
    {
        string model = _folder.At("m.semodel"), folder = _folder.At("model");
        TinyModel.Create().Save(model);

        Assert.Equal(ExitCode.Success, (await CliRun.RunAsync("card", model, "--output", folder)).ExitCode);
        Assert.Equal(ExitCode.Success, (await CliRun.RunAsync("card", model, "--model-version", "2.0.0", "--output", folder)).ExitCode);

        Assert.Equal("2.0.0", ModelBundle.Load(folder).Version);
    }

    [Fact]
    public async Task Output_LinkToAModel_StaysALink()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string model = _folder.At("m.semodel"), link = _folder.At("latest.semodel");
        TinyModel.Create().Save(model);
        File.CreateSymbolicLink(link, "m.semodel");

        Assert.Equal(ExitCode.Success, (await CliRun.RunAsync("card", model, "--model-version", "2.0.0", "--output", link)).ExitCode);

        Assert.Equal(("m.semodel", "2.0.0"), (new FileInfo(link).LinkTarget, ModelBundle.Load(model).Version));
    }

    [Theory]
    [InlineData("--models")]
    [InlineData("--cache")]
    public async Task CrossValidate_FolderThatIsAFile_IsToldBeforeTheWork(string option)
    {
        using ToneCorpus corpus = new();

        CliRun run = await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, option, _folder.Write("file", "mine")]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains($"error: {option} takes a folder", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("features", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--card", "absent.md")]
    [InlineData("--licence-file", "absent.txt")]
    [InlineData("--model-version", "")]
    public async Task Train_CardThatIsWrong_IsToldBeforeTheTraining(string option, string value)
    {
        using ToneCorpus corpus = new();

        CliRun run = await CliRun.RunAsync(["train", .. corpus.RunOptions, option, value, "--output", _folder.At("m.semodel")]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.DoesNotContain("epoch", run.Error, StringComparison.Ordinal);
    }
}
