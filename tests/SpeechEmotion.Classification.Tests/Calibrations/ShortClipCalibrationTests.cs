using SpeechEmotion.Classification.Tests.Bundles;

namespace SpeechEmotion.Classification.Tests.Calibrations;

public sealed class ShortClipCalibrationTests
{
    private static readonly string[] Labels = ["angry", "happy", "neutral", "sad"];
    private static readonly NetworkDefinition Network = TestNetworks.EveryLayer();
    private static readonly ShortClipCalibration Clips = new(40, 0.6f, [0.8f, -0.2f, 0, -0.6f]);

    [Theory]
    [InlineData(60, 0)]
    [InlineData(40, 0)]
    [InlineData(20, 2)]
    [InlineData(10, 4)]
    [InlineData(1, 4)]
    public void Classify_ClipOfSoManyFrames_IsJudgedAsTheFormulaSays(int frames, double share)
    {
        FeatureMatrix clip = TestWeights.Input(Network, frames);
        double[] logits = Array.ConvertAll(Logits(clip), logit => (double)logit);
        double shortness = share == 0 ? 0 : Math.Log(share);
        double[] powers = [.. logits.Select((logit, k) =>
            Math.Exp((logit / (1.5 * Math.Exp(Clips.Exponent * shortness))) - (Clips.Offsets[k] * shortness)))];

        float[] answer = Classify(clip, Clips);

        Assert.All(answer, (probability, k) => Assert.Equal(powers[k] / powers.Sum(), probability, 1e-5));
        Assert.Equal(share == 0, answer.AsSpan().SequenceEqual(Classify(clip, null)));
    }

    [Fact]
    public void Classify_ClipsOfSeveralLengthsTogether_AreJudgedEachByItsOwn()
    {
        FeatureMatrix[] clips = [.. new[] { 37, 37, 12, 64, 3 }.Select(frames => TestWeights.Input(Network, frames))];
        float[] together = new float[clips.Length * 4];

        Create(Clips).Classify(clips, together);

        Assert.All(clips, (clip, i) => Assert.All(Classify(clip, Clips), (probability, k) => Assert.Equal(probability, together[(i * 4) + k], 1e-6)));
    }

    [Fact]
    public void Load_SavedBundle_HasTheSameAndAFingerprintOfItsOwn()
    {
        ModelBundle small = TestBundles.Small(), bundle = small with { Calibration = small.Calibration with { ShortClips = Clips } };

        ModelBundle loaded = ModelBundle.Load(new MemoryStream(TestBundles.Zip(bundle)));

        Assert.Equal(Clips, loaded.Calibration.ShortClips);
        Assert.Equal(Clips.GetHashCode(), loaded.Calibration.ShortClips!.GetHashCode());
        Assert.Equal(BundleFingerprint.Compute(bundle), BundleFingerprint.Compute(loaded));
        ShortClipCalibration[] others = [Clips with { Frames = 41 }, Clips with { Exponent = 0.5f }, Clips with { Offsets = [0.8f, -0.2f, 0, -0.5f] }];
        Assert.All(others, other => Assert.NotEqual(Clips, other));
        Assert.Equal(5, others.Append(Clips).Append(null).Select(clips => BundleFingerprint.Compute(
            small with { Calibration = small.Calibration with { ShortClips = clips } })).Distinct().Count());
    }

    [Theory]
    [InlineData(1, 0.5f, 4, 0f, "Frames must be at least 2")]
    [InlineData(40, -0.1f, 4, 0f, "Exponent between 0 and 4")]
    [InlineData(40, float.NaN, 4, 0f, "Exponent between 0 and 4")]
    [InlineData(40, 0.5f, 3, 0f, "Offsets must be 4 numbers, one a label")]
    [InlineData(40, 0.5f, 4, 21f, "between -20 and 20")]
    [InlineData(40, 0.5f, 4, float.NaN, "between -20 and 20")]
    public void Create_OutOfRange_IsRefused(int frames, float exponent, int count, float offset, string expected)
    {
        ShortClipCalibration clips = new(frames, exponent, [.. Enumerable.Repeat(offset, count)]);
        ModelBundle small = TestBundles.Small();

        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => Create(clips)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => TestBundles.Zip(small with { Calibration = small.Calibration with { ShortClips = clips } }));
    }

    private static float[] Logits(FeatureMatrix clip)
    {
        float[] logits = new float[4];
        Create(null).ComputeLogits(clip, logits);
        return logits;
    }

    private static float[] Classify(FeatureMatrix clip, ShortClipCalibration? clips)
    {
        float[] probabilities = new float[4];
        Create(clips).Classify(clip, probabilities);
        return probabilities;
    }

    private static CnnClassifier Create(ShortClipCalibration? clips) =>
        new(Network, TestWeights.For(Network), Labels, new Calibration(1.5f, ShortClips: clips));
}
