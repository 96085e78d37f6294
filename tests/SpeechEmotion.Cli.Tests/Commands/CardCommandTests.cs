using System.Text.Json.Nodes;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class CardCommandTests
{
    [Fact]
    public async Task Card_ReportOfACrossValidation_GoesIntoTheModelAndWeightsStay()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("m.semodel"), finished = corpus.At("finished.semodel");
        await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", model, "--validation-speakers", "1"]);
        CliRun folds = await CliRun.RunAsync(
            ["cross-validate", .. corpus.RunOptions, "--folds", "loso", "--validation-speakers", "1", "--seeds", "4", "--format", "json"]);
        string report = corpus.Write("report.json", folds.Output), card = corpus.Write("CARD.md", "# Tones");

        CliRun run = await CliRun.RunAsync("card", model, "--card", card, "--figures", report, "--licence", "CC0-1.0", "--output", finished);

        Assert.True(run.ExitCode == 0, run.Error);
        ModelBundle bundle = ModelBundle.Load(finished);
        Assert.Equal(("# Tones", "CC0-1.0"), (bundle.ModelCard, bundle.Licence));
        MetricsInfo metrics = Assert.Single(bundle.Metrics);
        Assert.Contains("seeds 4", metrics.Protocol, StringComparison.Ordinal);
        Assert.Equal(16, metrics.Clips);
        Assert.NotNull(metrics.Confusion);
        Assert.Equal(
            ModelBundle.Load(model).Weights.SelectMany(tensor => tensor.Values.ToArray()),
            bundle.Weights.SelectMany(tensor => tensor.Values.ToArray()));
        Assert.True(bundle.Verify().IsValid);
    }

    [Fact]
    public async Task Card_Unfamiliar_MultipliesTheTemperatureByTheReportsGeometricMean()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("m.semodel"), finished = corpus.At("finished.semodel");
        await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", model, "--validation-speakers", "1"]);
        CliRun folds = await CliRun.RunAsync(["cross-validate", .. corpus.RunOptions, "--folds", "loso", "--validation-speakers", "1", "--format", "json"]);
        string Report(string name, double factor)
        {
            JsonNode report = JsonNode.Parse(folds.Output)!;
            report["result"]!["suitedTemperature"] = factor;
            return corpus.Write(name, report.ToJsonString());
        }

        CliRun run = await CliRun.RunAsync("card", model, "--unfamiliar", Report("a.json", 2), Report("b.json", 4.5), "--output", finished);

        Assert.True(run.ExitCode == 0, run.Error);
        Calibration before = ModelBundle.Load(model).Calibration, after = ModelBundle.Load(finished).Calibration;
        Assert.Equal(before.Temperature, after.Temperature);
        Assert.Equal(3 * before.Temperature, after.UnfamiliarTemperature!.Value, 1e-4f);
        Assert.Contains("for unfamiliar voices", (await CliRun.RunAsync("info", finished)).Output, StringComparison.Ordinal);

        JsonNode older = JsonNode.Parse(folds.Output)!;
        older["result"]!.AsObject().Remove("suitedTemperature");
        CliRun refused = await CliRun.RunAsync("card", model, "--unfamiliar", corpus.Write("old.json", older.ToJsonString()), "--output", finished);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("old.json", refused.Error, StringComparison.Ordinal);

        CliRun heard = await CliRun.RunAsync("evaluate", "--dataset", corpus.Dataset, "--model", model, "--format", "json");
        refused = await CliRun.RunAsync("card", model, "--unfamiliar", corpus.Write("heard.json", heard.Output), "--output", finished);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("heard.json' is of speakers that were heard in training", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_Voices_ChangesHowSureAnswersAre()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("m.semodel");
        await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", model, "--validation-speakers", "1"]);
        ModelBundle bundle = ModelBundle.Load(model);
        (bundle with { Calibration = bundle.Calibration with { UnfamiliarTemperature = 5 * bundle.Calibration.Temperature } }).Save(model);
        string clip = RepositoryFiles.At("samples", "clips", "lively.wav");
        async Task<double> Confidence(params string[] options)
        {
            CliRun run = await CliRun.RunAsync(["predict", clip, "--model", model, "--format", "json", .. options]);
            Assert.True(run.ExitCode == 0, run.Error);
            return JsonNode.Parse(run.Output)!["confidence"]!.GetValue<double>();
        }

        double standard = await Confidence();
        Assert.Equal(standard, await Confidence("--voices", "unfamiliar"));
        Assert.True(await Confidence("--voices", "like-training") > standard);
        Assert.Equal(2, (await CliRun.RunAsync("predict", clip, "--model", model, "--voices", "mine")).ExitCode);
    }

    [Fact]
    public async Task Card_FileThatIsNoReport_IsUsageAndNamesIt()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("m.semodel");
        await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", model, "--validation-speakers", "1"]);
        CliRun run = await CliRun.RunAsync("card", model, "--figures", corpus.Recipe, "--output", corpus.At("n.semodel"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("recipe.json", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(corpus.At("n.semodel")));
    }
}
