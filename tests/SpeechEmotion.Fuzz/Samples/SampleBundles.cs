using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Fuzz.Samples;

/// <summary>A small bundle with made-up weights and every member of the manifest.</summary>
internal static class SampleBundles
{
    private static readonly FeatureRecipe Recipe = new(
        new AudioPreparation(SampleRate: 16_000, OffsetSeconds: 0.05, DurationSeconds: 0.4),
        new StftOptions(FftSize: 512, HopLength: 256),
        [new ZeroCrossingRateOptions(), new RmsOptions(512), new MfccOptions(CoefficientCount: 4, MelBands: 20)]);

    /// <summary>The bundle.</summary>
    public static ModelBundle Small { get; } = new()
    {
        Name = "small",
        Labels = ["angry", "happy", "neutral", "sad"],
        Recipe = Recipe,
        Normalizer = new FeatureNormalizer(new float[] { 0.1f, 0.2f, -300, 50, 1, 2 }, new float[] { 0.05f, 0.1f, 100, 40, 20, 10 }),
        Network = SampleNetworks.Channels,
        Weights = SampleNetworks.Weights(SampleNetworks.Channels),
        Calibration = new Calibration(1.5f, 3, new ShortClipCalibration(50, 0.5f, [0.5f, -0.5f, 0, 0.1f])),
        Training = new TrainingInfo { Corpora = [new CorpusInfo { Name = "none", Clips = 1 }], Augmentation = ["noise"], Speakers = ["a/1"], Seed = 7 },
        Metrics = [new MetricsInfo { Protocol = "made up", Recall = new Dictionary<string, double> { ["sad"] = 0.25 }, Confusion = [[1, 2], [3, 4]] }],
        Licence = "CC0-1.0",
        LicenceText = "The licence.\n",
        ModelCard = "# Small\n",
    };

    /// <summary>Its one-file form.</summary>
    public static byte[] Zip(WeightPrecision precision)
    {
        using MemoryStream stream = new();
        Small.Save(stream, precision);
        return stream.ToArray();
    }
}
