using System.Text;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.Training;

namespace SpeechEmotion.Fuzz.Samples;

/// <summary>Valid texts of every JSON format.</summary>
internal static class SampleJson
{
    private static readonly FeatureRecipe EveryFeature = new(
        new AudioPreparation(16_000, 0.01, 1, 40, ShortClipPolicy.Repeat, 0.97),
        new StftOptions(512, 128, 400),
        [
            new ZeroCrossingRateOptions(512), new RmsOptions(512), new MelSpectrogramOptions(32), new MfccOptions(13, MelBands: 32, Lifter: 22),
            new LogMelOptions(32, FrameAverage: 2), new PitchTrackOptions(200, 500), new ChromaStftOptions(), new TonnetzOptions(),
            new SpectralCentroidOptions(), new SpectralBandwidthOptions(), new SpectralRolloffOptions(), new SpectralFlatnessOptions(),
            new SpectralContrastOptions(BandCount: 4), new YinOptions(100, 500, 512), new DeltaOptions(new MfccOptions(5, MelBands: 16), Width: 5),
        ],
        FeatureAggregation.Functionals);

    /// <summary>Feature recipes.</summary>
    public static IReadOnlyList<byte[]> Recipes { get; } =
        [Text(FeatureRecipe.Notebook162.ToJson()), Text(FeatureRecipe.CompactFunctionals.ToJson()), Text(EveryFeature.ToJson())];

    /// <summary>Network definitions.</summary>
    public static IReadOnlyList<byte[]> Networks { get; } = [Text(SampleNetworks.Channels.ToJson()), Text(SampleNetworks.Sequence.ToJson())];

    /// <summary>Augmentation plans.</summary>
    public static IReadOnlyList<byte[]> Plans { get; } = [Text(AugmentationPlan.Notebook.ToJson()), Text(AugmentationPlan.OnTheFly.ToJson())];

    /// <summary>Training options.</summary>
    public static IReadOnlyList<byte[]> Options { get; } =
    [
        Text(new TrainingOptions().ToJson()),
        Text(new TrainingOptions { Schedule = new OneCycleSchedule(), ExamplesPerEpoch = new Dictionary<string, int> { ["tess"] = 9 } }.ToJson()),
    ];

    /// <summary>Run files.</summary>
    public static IReadOnlyList<byte[]> Runs { get; } =
    [
        Text("""{ "name": "m", "datasets": [ { "parser": "ravdess", "folder": "r" } ] }"""),
        Text(new RunFile
        {
            Name = "all",
            Datasets = [new RunDataset("tess", "t", LabelMap.Only(["sad"]))],
            Recipe = EveryFeature,
            Network = SampleNetworks.Channels,
            Augmentation = AugmentationPlan.OnTheFly,
            Validation = new RunValidation(["tess/OAF"]),
        }.ToJson()),
    ];

    /// <summary>Speakers' profiles.</summary>
    public static IReadOnlyList<byte[]> Profiles { get; } =
        [Text("""{ "model": "acted 0.5.0", "fingerprint": "3f2a", "clips": 12, "offsets": { "angry": -0.8, "sad": 0.5, "calm": 0.3 } }""")];

    /// <summary>Label maps.</summary>
    public static IReadOnlyList<byte[]> LabelMaps { get; } = [Text("""{ "labels": { "calm": "neutral", "boredom": null }, "unlisted": "keep" }""")];

    /// <summary>Fold files.</summary>
    public static IReadOnlyList<byte[]> Folds { get; } =
        [Text("""{ "protocol": "mine", "folds": [ { "name": "A", "test": ["c/1"], "validation": ["c/2"] }, { "test": ["c/3"], "training": ["c/4"] } ] }""")];

    private static byte[] Text(string json) => Encoding.UTF8.GetBytes(json);
}
