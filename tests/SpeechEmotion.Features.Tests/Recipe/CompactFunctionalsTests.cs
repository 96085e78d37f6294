using SpeechEmotion.Features.Kernels;
using SpeechEmotion.Features.Tests.Reference;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Features.Tests.Recipe;

public sealed class CompactFunctionalsTests
{
    [Fact]
    public void CompactFunctionals_Voice_GivesFiniteNumbersThatDescribeIt()
    {
        FeaturePipeline pipeline = new(FeatureRecipe.CompactFunctionals);
        FeatureMatrix features = pipeline.Extract(ReferenceCases.Signal("voice_22050"));
        Assert.Equal((287, 1), (features.FeatureCount, features.FrameCount));
        Assert.Equal(287, pipeline.FeatureNames.Distinct().Count());
        Assert.All(features.Values.ToArray(), value => Assert.True(float.IsFinite(value)));

        // The synthetic voice speaks between 100 and 220 Hz.
        float Value(string name) => features[pipeline.FeatureNames.ToList().IndexOf(name), 0];
        Assert.InRange(Value("f0_p50"), 100, 220);
        Assert.True(Value("f0_p20") <= Value("f0_p50") && Value("f0_p50") <= Value("f0_p80"));
        Assert.InRange(Value("spectral_centroid_mean"), 300, 6000);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(16_000)]
    public void CompactFunctionals_SilenceOfAnyLength_GivesFiniteNumbers(int length)
    {
        FeatureMatrix features = new FeaturePipeline(FeatureRecipe.CompactFunctionals).Extract(new AudioSignal(new float[length], 16_000));
        Assert.All(features.Values.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Parse_Functionals_ReadsBackEqual() =>
        Assert.Equal(FeatureRecipe.CompactFunctionals, FeatureRecipe.Parse(FeatureRecipe.CompactFunctionals.ToJson()));

    [Fact]
    public void PreEmphasis_Voice_EqualsLibrosa()
    {
        AudioSignal voice = ReferenceCases.Signal("voice_22050");
        double[] expected = ReferenceArrays.Read("voice_22050/preemphasis").Values;
        float[] actual = PreEmphasis.Apply(voice, 0.97).Samples.ToArray();
        double tolerance = ReferenceArrays.Entry("voice_22050/preemphasis").Noise + 3e-8;
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    [Fact]
    public void PreEmphasis_InTheRecipe_ChangesTheFeaturesAsTheSamples()
    {
        AudioSignal voice = ReferenceCases.Signal("voice_22050");
        FeatureRecipe plain = new(new AudioPreparation(), new StftOptions(), [new RmsOptions(), new MfccOptions()], FeatureAggregation.Mean);
        FeatureRecipe lifted = plain with { Audio = plain.Audio with { PreEmphasis = 0.97 } };
        Assert.Equal(
            new FeaturePipeline(plain).Extract(PreEmphasis.Apply(voice, 0.97)).Values.ToArray(),
            new FeaturePipeline(lifted).Extract(voice).Values.ToArray());
        Assert.Equal(lifted, FeatureRecipe.Parse(lifted.ToJson()));
        Assert.DoesNotContain("preemphasis", plain.ToJson(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FeaturePipeline(plain with { Audio = new AudioPreparation(PreEmphasis: 1.5) }));
    }
}
