using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Tests.Support;

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
