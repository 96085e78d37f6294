using SpeechEmotion.Features;

namespace SpeechEmotion.Classification.Tests.Bundles;

public sealed class BundleFingerprintTests
{
    private static readonly ModelBundle Small = TestBundles.Small();
    private static readonly string Own = BundleFingerprint.Compute(Small);

    [Fact]
    public void Compute_SavedAndLoaded_IsTheSame() =>
        Assert.Equal(Own, BundleFingerprint.Compute(ModelBundle.Load(new MemoryStream(TestBundles.Zip(Small)))));

    [Fact]
    public void Compute_OnlyDescribedOtherwise_IsTheSame() => Assert.Equal(
        Own,
        BundleFingerprint.Compute(Small with { Name = "other", Version = "9", ModelCard = "", LicenceText = "", Licence = null, Metrics = [], Training = null }));

    [Fact]
    public void Compute_WhatDecidesAnswersChanged_IsAnother()
    {
        WeightTensor last = Small.Weights.Last();
        float[] values = last.Values.ToArray();
        values[^1] = MathF.BitIncrement(values[^1]);
        FeatureNormalizer normalizer = Small.Normalizer!;
        ModelBundle[] changed =
        [
            Small with { Weights = new WeightSet([.. Small.Weights.SkipLast(1), new WeightTensor(last.Name, last.Shape, values)]) },
            Small with { Labels = [.. Small.Labels.Reverse()] },
            Small with { Recipe = Small.Recipe with { Audio = Small.Recipe.Audio with { OffsetSeconds = 0.2 } } },
            Small with { Calibration = new Calibration(MathF.BitIncrement(Small.Calibration.Temperature)) },
            Small with { Calibration = Small.Calibration with { UnfamiliarTemperature = 2 } },
            Small with { Normalizer = null },
            Small with { Normalizer = new FeatureNormalizer(normalizer.Scale, normalizer.Scale) },
            Small with { Network = new NetworkDefinition(Small.Network.Input, [.. Small.Network.Layers.SkipLast(1)]) },
        ];

        Assert.Equal(changed.Length + 1, changed.Select(BundleFingerprint.Compute).Append(Own).Distinct().Count());
    }
}
