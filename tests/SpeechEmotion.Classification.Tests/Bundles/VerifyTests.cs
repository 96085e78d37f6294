using SpeechEmotion.Features;

namespace SpeechEmotion.Classification.Tests.Bundles;

public sealed class VerifyTests
{
    private static readonly Lazy<ModelBundle> Sound = new(() => ModelBundle.Load(new MemoryStream(TestBundles.Zip(TestBundles.Small()))));

    [Fact]
    public void Verify_UntouchedBundle_FindsNothing()
    {
        BundleVerification verification = Sound.Value.Verify();

        Assert.True(verification.IsValid, string.Join('\n', verification.Differences));
        Assert.Equal(0, verification.LargestFeatureDifference);
        Assert.Equal(0, verification.LargestProbabilityDifference);
    }

    [Fact]
    public void Verify_EveryTensorChangedInTurn_SaysWhatDiffers()
    {
        foreach (WeightTensor tensor in Sound.Value.Weights)
        {
            float[] values = [.. tensor.Values.ToArray().Select(v => v + 0.3f)];
            WeightSet changed = new(Sound.Value.Weights.Select(t => t.Name == tensor.Name ? new WeightTensor(t.Name, t.Shape, values) : t));

            BundleVerification verification = (Sound.Value with { Weights = changed }).Verify();

            // A constant added to every score of the attention cancels in its softmax.
            Assert.True(tensor.Name.EndsWith("score.bias", StringComparison.Ordinal) == verification.IsValid, tensor.Name);
            Assert.Equal(0, verification.LargestFeatureDifference);
        }
    }

    [Fact]
    public void Verify_ChangedRecipe_NamesTheFeatures()
    {
        FeatureRecipe recipe = Sound.Value.Recipe with { Audio = Sound.Value.Recipe.Audio with { OffsetSeconds = 0.11 } };

        BundleVerification verification = (Sound.Value with { Recipe = recipe }).Verify();

        Assert.StartsWith("Feature zero_crossing_rate", verification.Differences[0], StringComparison.Ordinal);
        Assert.True(verification.LargestFeatureDifference > 1e-3);
    }

    [Fact]
    public void Verify_RecipeWithOtherFrames_SaysBothCounts()
    {
        FeatureRecipe recipe = Sound.Value.Recipe with { Stft = Sound.Value.Recipe.Stft with { HopLength = 128 } };

        BundleVerification verification = (Sound.Value with { Recipe = recipe }).Verify();

        Assert.Contains("values in 51 frames", verification.Differences[0], StringComparison.Ordinal);
        Assert.True(double.IsPositiveInfinity(verification.LargestFeatureDifference));
    }

    [Fact]
    public void Verify_ChangedCalibration_ShowsInTheProbabilities()
    {
        BundleVerification verification = (Sound.Value with { Calibration = Calibration.None }).Verify();

        Assert.All(verification.Differences, difference => Assert.StartsWith("Probability of '", difference, StringComparison.Ordinal));
        Assert.False(verification.IsValid);
    }

    [Fact]
    public void Verify_ChangedNormalizer_ShowsInTheLogits()
    {
        FeatureNormalizer normalizer = new(new float[6], Sound.Value.Normalizer!.Scale);

        Assert.Contains(
            (Sound.Value with { Normalizer = normalizer }).Verify().Differences,
            difference => difference.StartsWith("Logit of '", StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_BundleNeverSaved_SaysSo() => Assert.Throws<InvalidOperationException>(() => TestBundles.Small().Verify());
}
