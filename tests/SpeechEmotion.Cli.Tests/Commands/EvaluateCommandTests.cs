using System.Text.Json;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class EvaluateCommandTests
{
    [Fact]
    public async Task Evaluate_Corpus_ShowsFiguresAndConfusion()
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--report", corpus.At("page.html"));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.All(
            ["accuracy", "UAR", "macro-F1", "recall", "confusion", "angry", "sad", "not known"],
            part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
        Assert.Contains("<svg", await File.ReadAllTextAsync(corpus.At("page.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_Json_CountsOnlyTheNamedSpeakers()
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--speakers", "ravdess/01", "ravdess/02", "--format", "json");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Contains("8", json.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("ravdess/03", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_SpeakerClips_AreSaidAndChangeFigures()
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--speaker-clips", "3");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("3 other clips of its speaker", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--speaker-clips", "-3")).ExitCode);
    }

    [Fact]
    public async Task Evaluate_ModelWithoutTheCorpusLabels_Fails()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("other.semodel");
        (TinyModel.Create() with { Labels = ["one", "two"] }).Save(model);
        Assert.Equal(1, (await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--model", model)).ExitCode);
    }

    [Fact]
    public async Task Evaluate_UnknownSpeaker_IsUsage()
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--speakers", "7");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ravdess/01", run.Error, StringComparison.Ordinal);
    }
}
