using System.Text;
using SpeechEmotion.Features;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Classification.Tests.Bundles;

public sealed class ModelBundleTests
{
    [Fact]
    public void Save_CardThatCouldNotBeReadBack_IsRefused()
    {
        ModelBundle bundle = TestBundles.Small() with { ModelCard = new string('x', (1 << 20) + 1) };

        Assert.Contains("MODEL_CARD.md", Assert.Throws<ArgumentException>(() => bundle.Save(Stream.Null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_NameOrLabelThatWouldDriveATerminal_IsRefused()
    {
        ModelBundle bundle = TestBundles.Small();
        string[] labels = [.. bundle.Labels.Skip(1), "sad\e[2J"];

        Assert.All(
            [bundle with { Name = "a\e[2Jb" }, bundle with { Version = "1\n2" }, bundle with { Labels = labels }],
            hostile => Assert.Contains("control character", Assert.Throws<ArgumentException>(() => hostile.Save(Stream.Null)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_SavedStream_GivesEveryPartBack()
    {
        ModelBundle bundle = TestBundles.Small();

        ModelBundle loaded = ModelBundle.Load(new MemoryStream(TestBundles.Zip(bundle)));

        AssertSame(bundle, loaded);
    }

    [Fact]
    public void Load_StreamThatCannotSeek_Works() =>
        AssertSame(TestBundles.Small(), ModelBundle.Load(new ForwardStream(TestBundles.Zip(TestBundles.Small()))));

    [Fact]
    public void Load_RecipeWithACustomFeature_NeedsItsName()
    {
        CustomFeature[] custom = [new("sample_mean", typeof(SampleMeanOptions), SampleMeanJson.Default)];
        ModelBundle small = TestBundles.Small();
        byte[] bytes = TestBundles.Zip(small with
        {
            Recipe = small.Recipe with
            {
                Features = [new SampleMeanOptions(100), new RmsOptions(512), new MfccOptions(CoefficientCount: 4, MelBands: 20)],
                CustomFeatures = custom,
            },
        });

        ModelBundle loaded = ModelBundle.Load(new MemoryStream(bytes), custom);

        Assert.Equal(new SampleMeanOptions(100), loaded.Recipe.Features[0]);
        Assert.True(loaded.Verify().IsValid);
        Assert.Contains(
            "sample_mean", Assert.Throws<ModelBundleException>(() => ModelBundle.Load(new MemoryStream(bytes))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileAndFolder_GiveTheSameBundle()
    {
        ModelBundle bundle = TestBundles.Small();
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "small.semodel");
        string directory = Path.Combine(folder.Path, "open");

        bundle.Save(file);
        bundle.Save(directory);

        AssertSame(bundle, ModelBundle.Load(file));
        AssertSame(bundle, ModelBundle.Load(directory));
        Assert.Equal(
            ["LICENSE.txt", "MODEL_CARD.md", "model.json", "probe.json", "weights.safetensors"],
            Directory.EnumerateFiles(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal([file], Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public void Save_OverAnOldBundle_ReplacesItAndLeavesOtherFilesAlone()
    {
        using TemporaryFolder folder = new();
        string note = Path.Combine(folder.Path, "note.txt");
        File.WriteAllText(note, "mine");
        TestBundles.Small().Save(folder.Path);

        (TestBundles.Small() with { Name = "second" }).Save(folder.Path);

        Assert.Equal("second", ModelBundle.Load(folder.Path).Name);
        Assert.Equal("mine", File.ReadAllText(note));
    }

    [Fact]
    public void Save_Twice_GivesTheSameBytes() =>
        Assert.Equal(TestBundles.Zip(TestBundles.Small()), TestBundles.Zip(TestBundles.Small()));

    [Fact]
    public void Save_HalfPrecision_KeepsTheNormalizerAndVerifies()
    {
        ModelBundle bundle = TestBundles.Small();
        byte[] full = TestBundles.Zip(bundle);

        byte[] half = TestBundles.Zip(bundle, WeightPrecision.Half);

        ModelBundle loaded = ModelBundle.Load(new MemoryStream(half));
        Assert.True(ZipFiles.Unpack(half)["weights.safetensors"].Length < ZipFiles.Unpack(full)["weights.safetensors"].Length * 0.8);
        Assert.True(bundle.Normalizer!.Mean.Span.SequenceEqual(loaded.Normalizer!.Mean.Span));
        Assert.Equal((float)(Half)bundle.Weights["layers.0.weight"].Values.Span[0], loaded.Weights["layers.0.weight"].Values.Span[0]);
        Assert.Empty(loaded.Verify().Differences);
    }

    [Fact]
    public void Save_WithoutNormalizer_LoadsWithoutOne()
    {
        ModelBundle bundle = TestBundles.Small() with { Normalizer = null };

        Assert.Null(ModelBundle.Load(new MemoryStream(TestBundles.Zip(bundle))).Normalizer);
    }

    [Fact]
    public void Save_NotebookBundle_RoundTrips()
    {
        NetworkDefinition network = NetworkDefinition.Notebook(8);
        ModelBundle bundle = new()
        {
            Name = "notebook",
            Labels = EmotionLabels.Eight,
            Recipe = Features.FeatureRecipe.Notebook162,
            Network = network,
            Weights = TestWeights.For(network),
        };

        ModelBundle loaded = ModelBundle.Load(new MemoryStream(TestBundles.Zip(bundle)));

        Assert.Equal(network, loaded.Network);
        Assert.Empty(loaded.Verify().Differences);
    }

    [Fact]
    public void Save_RecipeThatDoesNotFitTheNetwork_SaysBothNumbers()
    {
        ModelBundle bundle = TestBundles.Small() with { Recipe = Features.FeatureRecipe.Notebook162 };

        ArgumentException exception = Assert.Throws<ArgumentException>(() => TestBundles.Zip(bundle));

        Assert.Contains("the recipe gives 162 features but the network takes 6", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_ToAFolderThatCannotBeMade_LeavesNothing()
    {
        using TemporaryFolder folder = new();

        Assert.Throws<DirectoryNotFoundException>(() => TestBundles.Small().Save(Path.Combine(folder.Path, "missing", "small.semodel")));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Load_NothingThere_SaysThePath() =>
        Assert.Contains("no-such-model", Assert.Throws<FileNotFoundException>(() => ModelBundle.Load("no-such-model")).Message, StringComparison.Ordinal);

    [Fact]
    public void LoadResource_Missing_NamesAssemblyAndResource()
    {
        ModelBundleException exception = Assert.Throws<ModelBundleException>(
            () => ModelBundle.LoadResource(typeof(ModelBundleTests).Assembly, "none.semodel"));

        Assert.Contains("SpeechEmotion.Classification.Tests has no embedded resource 'none.semodel'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Manifest_Saved_IsReadableAndComplete()
    {
        string json = Encoding.UTF8.GetString(ZipFiles.Unpack(TestBundles.Zip(TestBundles.Small()))["model.json"]);

        string[] members =
        [
            "formatVersion", "writtenBy", "name", "version", "labels", "recipe", "fingerprint", "network", "calibration", "training", "metrics",
            "licence", "sha256",
        ];
        Assert.Equal(members, System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject().Select(member => member.Key));
        Assert.Contains("\"temperature\": 1.5", json, StringComparison.Ordinal);
    }

    private static void AssertSame(ModelBundle expected, ModelBundle actual)
    {
        Assert.Equal((expected.Name, expected.Version, expected.Licence), (actual.Name, actual.Version, actual.Licence));
        Assert.Equal(expected.Labels, actual.Labels);
        Assert.Equal(expected.Recipe, actual.Recipe);
        Assert.Equal(expected.Network, actual.Network);
        Assert.Equal(expected.Calibration, actual.Calibration);
        Assert.Equal((expected.ModelCard, expected.LicenceText), (actual.ModelCard, actual.LicenceText));
        Assert.True(expected.Normalizer!.Mean.Span.SequenceEqual(actual.Normalizer!.Mean.Span));
        Assert.True(expected.Normalizer.Scale.Span.SequenceEqual(actual.Normalizer.Scale.Span));
        Assert.Equal(expected.Weights.Count, actual.Weights.Count);
        Assert.All(expected.Weights, t => Assert.True(t.Values.Span.SequenceEqual(actual.Weights[t.Name].Values.Span)));
        Assert.Equal(expected.Training!.Corpora, actual.Training!.Corpora);
        Assert.Equal((expected.Training.Seed, expected.Training.SpeakerSplit), (actual.Training.Seed, actual.Training.SpeakerSplit));
        Assert.Equal(expected.Metrics[0].Recall, actual.Metrics[0].Recall);
        Assert.Equal(expected.Metrics[0].Confusion, actual.Metrics[0].Confusion);
    }

    /// <summary>A stream that can only be read forward, a few bytes at a time, as from a network.</summary>
    private sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1000));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]);
    }
}
