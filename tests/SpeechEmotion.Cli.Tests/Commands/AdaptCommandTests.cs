using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Tests.Support;

namespace SpeechEmotion.Cli.Tests.Commands;

public sealed class AdaptCommandTests
{
    [Fact]
    public async Task Adapt_LabelledClips_ChangesTheLastLayerAlone()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("m.semodel"), adapted = corpus.At("adapted.semodel");
        await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", model, "--validation-speakers", "1"]);

        CliRun run = await CliRun.RunAsync("adapt", "--dataset", corpus.Dataset, "--model", model, "--name", "mine", "--penalty", "0.001", "--output", adapted);

        Assert.True(run.ExitCode == 0, run.Error);
        ModelBundle before = ModelBundle.Load(model), after = ModelBundle.Load(adapted);
        Assert.Equal("mine", after.Name);
        Assert.Empty(after.Metrics);
        string[] changed = [.. before.Weights.Where(tensor => !tensor.Values.Span.SequenceEqual(after.Weights[tensor.Name].Values.Span)).Select(tensor => tensor.Name)];
        string last = $"layers.{before.Network.Layers.Count - 2}.";
        Assert.NotEmpty(changed);
        Assert.All(changed, name => Assert.StartsWith(last, name, StringComparison.Ordinal));
        Assert.True(after.Verify().IsValid);
    }

    [Fact]
    public async Task Adapt_ValidationSpeakers_FitTheTemperatureAndAreNotLearnt()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("m.semodel"), adapted = corpus.At("adapted.semodel");
        await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", model, "--validation-speakers", "1"]);
        string speaker = ModelBundle.Load(model).Training!.Speakers[0];

        CliRun run = await CliRun.RunAsync("adapt", "--dataset", corpus.Dataset, "--model", model, "--validation-speakers", speaker, "--output", adapted);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("The last layer was fitted to", ModelBundle.Load(adapted).ModelCard, StringComparison.Ordinal);
        CliRun one = await CliRun.RunAsync("adapt", "--dataset", corpus.Dataset, "--model", model, "--speakers", speaker, "--output", adapted);
        Assert.True(one.ExitCode == 0, one.Error);
        Assert.Equal(2, (await CliRun.RunAsync("adapt", "--dataset", corpus.Dataset, "--model", model, "--speakers", "nobody", "--output", adapted)).ExitCode);
        CliRun unknown = await CliRun.RunAsync("adapt", "--dataset", corpus.Dataset, "--model", model, "--validation-speakers", "nobody", "--output", adapted);
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("nobody", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await CliRun.RunAsync("adapt", "--dataset", corpus.Dataset, "--model", model, "--penalty", "0", "--output", adapted)).ExitCode);
    }
}
