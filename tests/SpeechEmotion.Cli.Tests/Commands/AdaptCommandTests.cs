using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;

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
        Assert.Matches($"^{before.Version}\\+adapted\\.[0-9a-f]{{8}}$", after.Version);
        string[] changed = [.. before.Weights.Where(tensor => !tensor.Values.Span.SequenceEqual(after.Weights[tensor.Name].Values.Span)).Select(tensor => tensor.Name)];
        string last = $"layers.{before.Network.Layers.Count - 2}.";
        Assert.NotEmpty(changed);
        Assert.All(changed, name => Assert.StartsWith(last, name, StringComparison.Ordinal));
        Assert.True(after.Verify().IsValid);
        Assert.StartsWith("note: Nobody validated", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new", 0)]
    [InlineData("new/", 0)]
    [InlineData("m.zip", 2)]
    [InlineData("folder.semodel", 2)]
    public async Task Adapt_OutputThatIsSomethingElse_IsRefusedBeforeTheWork(string output, int expected)
    {
        using ToneCorpus corpus = new();
        corpus.Write("m.zip", "mine");
        Directory.CreateDirectory(corpus.At("folder.semodel"));
        CliRun run = await CliRun.RunAsync("adapt", "--dataset", corpus.Dataset, "--output", corpus.At(output));
        Assert.True(run.ExitCode == expected, run.Error);
        Assert.Equal(expected == 2, run.Error.StartsWith("error: --output: ", StringComparison.Ordinal));
        Assert.Equal(expected == 0, run.Error.Contains("note: Nobody validated", StringComparison.Ordinal));
        Assert.Equal("mine", await File.ReadAllTextAsync(corpus.At("m.zip")));
    }

    [Fact]
    public async Task Adapt_ProfileOfTheModelBefore_IsRefused()
    {
        using ToneCorpus corpus = new();
        string model = corpus.At("m.semodel"), adapted = corpus.At("adapted.semodel"), profile = corpus.At("anna.json");
        await CliRun.RunAsync(["train", .. corpus.RunOptions, "--output", model, "--validation-speakers", "1"]);
        await CliRun.RunAsync("adapt", "--dataset", corpus.Dataset, "--model", model, "--output", adapted);
        CliRun enrolled = await CliRun.RunAsync("enroll", CliRun.Clip("lively"), CliRun.Clip("flat"), "--model", model, "--output", profile);
        Assert.True(enrolled.ExitCode == 0, enrolled.Error);

        Assert.Equal(0, (await CliRun.RunAsync("predict", CliRun.Clip("slow"), "--model", model, "--speaker", profile)).ExitCode);
        CliRun run = await CliRun.RunAsync("predict", CliRun.Clip("slow"), "--model", adapted, "--speaker", profile);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: {profile}: The profile was made with", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adapt_NoClips_SaysSo()
    {
        using TemporaryFolder folder = new();
        CliRun run = await CliRun.RunAsync("adapt", "--dataset", $"ravdess={folder.Path}", "--speakers", "ravdess/01", "--output", folder.At("a.semodel"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"There is no recording of 'ravdess' in '{folder.Path}'.", run.Error, StringComparison.Ordinal);
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
