using SpeechEmotion.Features;

namespace SpeechEmotion.Classification.Tests.Bundles;

/// <summary>A small bundle with made-up weights, and the bytes of its one-file form.</summary>
internal static class TestBundles
{
    public static ModelBundle Small()
    {
        FeatureRecipe recipe = new(
            new AudioPreparation(SampleRate: 16_000, OffsetSeconds: 0.1, DurationSeconds: 0.8),
            new StftOptions(FftSize: 512, HopLength: 256),
            [new ZeroCrossingRateOptions(), new RmsOptions(512), new MfccOptions(CoefficientCount: 4, MelBands: 20)]);
        NetworkDefinition network = TestNetworks.EveryLayer();
        return new ModelBundle
        {
            Name = "small",
            Version = "1.2.3",
            Labels = ["angry", "happy", "neutral", "sad"],
            Recipe = recipe,
            Normalizer = new FeatureNormalizer(new float[] { 0.1f, 0.2f, -300, 50, 1, 2 }, new float[] { 0.05f, 0.1f, 100, 40, 20, 10 }),
            Network = network,
            Weights = ActiveWeights(network),
            Calibration = new Calibration(1.5f),
            Training = new TrainingInfo
            {
                Corpora = [new CorpusInfo { Name = "RAVDESS", Licence = "CC BY-NC-SA 4.0", Clips = 1440, Speakers = 24 }],
                SpeakerSplit = "none",
                Seed = 7,
                Augmentation = ["noise"],
            },
            Metrics = [new MetricsInfo { Protocol = "made up", Accuracy = 0.5, Recall = new Dictionary<string, double> { ["sad"] = 0.25 }, Confusion = [[1, 2], [3, 4]] }],
            Licence = "CC-BY-NC-SA-4.0",
            LicenceText = "The licence.\n",
            ModelCard = "# Small\nÄ card.\n",
        };
    }

    public static byte[] Zip(ModelBundle bundle, WeightPrecision precision = WeightPrecision.Full)
    {
        using MemoryStream stream = new();
        bundle.Save(stream, precision);
        return stream.ToArray();
    }

    /// <summary>The hidden units of the squeeze and excitation are kept above zero, so that every tensor matters.</summary>
    private static WeightSet ActiveWeights(NetworkDefinition network) => new(TestWeights.For(network).Select(
        t => t.Name.EndsWith("fc1.bias", StringComparison.Ordinal) ? new WeightTensor(t.Name, t.Shape, new float[] { 1, 2 }) : t));
}
