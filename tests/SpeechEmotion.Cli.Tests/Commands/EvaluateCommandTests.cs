using System.Globalization;
using System.Text.Json;
using SpeechEmotion.Classification;
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
    public async Task Evaluate_ReportInTheNameOfARecording_IsRefused()
    {
        using ToneCorpus corpus = new();
        string recording = Directory.GetFiles(corpus.At("corpus"), "*.wav", SearchOption.AllDirectories)[0];
        byte[] before = await File.ReadAllBytesAsync(recording);
        CliRun run = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--report", recording);
        Assert.Equal((2, $"error: '{recording}' is called like a recording; give the result another name.\n"), (run.ExitCode, run.Error));
        Assert.Equal(before, await File.ReadAllBytesAsync(recording));
    }

    [Fact]
    public async Task Evaluate_Answers_AreATableWithARowForEachClip()
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--answers", corpus.At("answers.csv"), "--format", "json");

        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement result = json.RootElement.GetProperty("result");
        string[][] rows = [.. (await File.ReadAllLinesAsync(corpus.At("answers.csv"))).Select(line => line.Split(','))];
        Assert.Equal(["file", "speaker", "truth", "answer", "angry", "sad"], rows[0]);
        Assert.Equal(result.GetProperty("clips").GetInt32(), rows.Length - 1);
        Assert.Equal(result.GetProperty("accuracy").GetDouble(), rows.Skip(1).Count(row => row[2] == row[3]) / (rows.Length - 1.0), 1e-9);
        Assert.All(rows.Skip(1), row => Assert.Equal(1, float.Parse(row[4], CultureInfo.InvariantCulture) + float.Parse(row[5], CultureInfo.InvariantCulture), 1e-5));
    }

    [Fact]
    public async Task Evaluate_AnswersThatAreNoTable_AreRefused()
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--answers", corpus.At("answers.json"));
        Assert.Equal((2, $"error: --answers must end in .csv; it was '{corpus.At("answers.json")}'.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Evaluate_CopyOfARecording_IsNoted()
    {
        using ToneCorpus corpus = new();
        string recording = Directory.GetFiles(corpus.At("corpus"), "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        Directory.CreateDirectory(corpus.At("more"));
        File.Copy(recording, Path.Combine(corpus.At("more"), Path.GetFileName(recording)));

        CliRun run = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, $"ravdess={corpus.At("more")}");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("note: Copies of other recordings: 1, such as", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_Json_CountsOnlyTheNamedSpeakers()
    {
        using ToneCorpus corpus = new();
        CliRun run = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--speakers", "ravdess/01", "ravdess/02", "--format", "json");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal(8, json.RootElement.GetProperty("result").GetProperty("clips").GetInt32());
        Assert.DoesNotContain("ravdess/03", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_SpeakerClips_AreSaidAndChangeFigures()
    {
        using ToneCorpus corpus = new();
        CliRun plain = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset);
        CliRun run = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--speaker-clips", "3");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.NotEmpty(run.Lines.Where(line => line.Contains('%')).Except(plain.Lines));
        Assert.Contains("3 other clips of its speaker", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--speaker-clips", "-3")).ExitCode);

        CliRun source = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--source-clips", "3");
        Assert.True(source.ExitCode == 0, source.Error);
        Assert.NotEmpty(source.Lines.Where(line => line.Contains('%')).Except(run.Lines));
        Assert.Contains("3 other clips of its corpus", source.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--speaker-clips", "3", "--source-clips", "3")).ExitCode);
    }

    [Fact]
    public async Task Evaluate_Priors_AreSaidBesideTheOtherFigures()
    {
        using ToneCorpus corpus = new();
        CliRun plain = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset);
        CliRun told = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--priors", "sad=0.8");
        Assert.True(told.ExitCode == 0, told.Error);
        Assert.Contains("if the clips were sad 80.0 %, angry 20.0 %", told.Output, StringComparison.Ordinal);
        Assert.All(plain.Lines.Where(line => line.Length > 0), line => Assert.Contains(line, told.Lines));
        CliRun other = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--priors", "glad=0.8");
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("--priors: 'glad' is not one of the emotions to choose from: angry, sad.", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_SharedLabels_AreSaid()
    {
        using ToneCorpus corpus = new();
        ModelBundle tiny = TinyModel.Create();
        string model = corpus.At("three.semodel");
        (tiny with
        {
            Labels = ["angry", "fear", "sad"],
            Network = tiny.Network.WithLabelCount(3),
            Weights = new WeightSet(
            [
                new WeightTensor("layers.1.weight", [3, 2], new float[] { 4, 1, 0, 0, -4, -1 }), new WeightTensor("layers.1.bias", [3], new float[3]),
            ]),
        }).Save(model);
        CliRun all = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--model", model);
        CliRun shared = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--model", model, "--shared-labels");
        Assert.True(shared.ExitCode == 0, shared.Error);
        Assert.DoesNotContain("renormalised", all.Output, StringComparison.Ordinal);
        Assert.Contains("judged over: angry, sad: the labels of the tested corpora, probabilities renormalised", shared.Output, StringComparison.Ordinal);
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
