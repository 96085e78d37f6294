using SpeechEmotion.Features.Kernels;
using SpeechEmotion.Features.Tests.Kernels;
using SpeechEmotion.Features.Tests.Reference;

namespace SpeechEmotion.Features.Tests;

public sealed class FeaturePipelineTests
{
    private static readonly AudioSignal Voice = ReferenceCases.Signal("voice_22050");

    [Fact]
    public void ExtractMany_OneOfThemIsEmpty_IsNamed()
    {
        AggregateException errors = Assert.Throws<AggregateException>(() => new FeaturePipeline(FeatureRecipe.Notebook162).ExtractMany(
            ["good", "bad"], name => new AudioSignal(new float[name == "bad" ? 0 : 80_000], 22_050)));

        Assert.StartsWith("Source 1 (bad): ", Assert.IsType<ArgumentException>(Assert.Single(errors.InnerExceptions)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CountFrames_NoHop_SaysSo() =>
        Assert.Contains("hop_length", Assert.Throws<ArgumentException>(() => new StftOptions(HopLength: 0).CountFrames(5000)).Message, StringComparison.Ordinal);

    [Fact]
    public void Prepare_OffsetAndDuration_CutsAtTheNativeRate()
    {
        float[] ramp = [.. Enumerable.Range(0, 80_000).Select(i => i / 80_000f)];
        AudioSignal prepared = new FeaturePipeline(FeatureRecipe.Notebook162).Prepare(new AudioSignal(ramp, 22_050));
        Assert.Equal(55_125, prepared.Samples.Length);
        Assert.Equal(ramp[13_230], prepared.Samples.Span[0]);
    }

    [Fact]
    public void Prepare_OtherRate_Resamples()
    {
        AudioSignal prepared = new FeaturePipeline(FeatureRecipe.Notebook162).Prepare(new AudioSignal(new float[160_000], 44_100));
        Assert.Equal(22_050, prepared.SampleRate);
        Assert.Equal(55_125, prepared.Samples.Length);
    }

    [Fact]
    public void Prepare_RateTooFarFromTheRecipes_SaysSoInOneLine()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new FeaturePipeline(FeatureRecipe.CompactFunctionals).Prepare(new AudioSignal(new float[1000], 16)));
        Assert.Equal(
            "The recording's 16 Hz cannot be resampled to the recipe's 16000 Hz: the ratio must be between 1:256 and 256:1.", error.Message);
    }

    [Fact]
    public void Prepare_ShorterThanOffset_Throws()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new FeaturePipeline(FeatureRecipe.Notebook162).Prepare(new AudioSignal(new float[1000], 22_050)));
        Assert.Contains("offset", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ShortClipPolicy.AsIs, new float[] { 1, 2, 3 })]
    [InlineData(ShortClipPolicy.Pad, new float[] { 1, 2, 3, 0, 0, 0, 0, 0 })]
    [InlineData(ShortClipPolicy.Repeat, new float[] { 1, 2, 3, 1, 2, 3, 1, 2 })]
    public void Prepare_ShortClip_FollowsThePolicy(ShortClipPolicy policy, float[] expected)
    {
        FeatureRecipe recipe = new(new AudioPreparation(1000, DurationSeconds: 0.008, ShortClip: policy), new StftOptions(), [new RmsOptions()]);
        Assert.Equal(expected, new FeaturePipeline(recipe).Prepare(new AudioSignal(new float[] { 1, 2, 3 }, 1000)).Samples.ToArray());
    }

    [Fact]
    public void Prepare_TrimTopDecibels_DropsSilentEnds()
    {
        float[] samples = new float[60_000];
        KernelLengths.Noise(20_000).CopyTo(samples.AsSpan(20_000));
        FeatureRecipe recipe = new(new AudioPreparation(TrimTopDecibels: 45), new StftOptions(), [new RmsOptions()]);
        int length = new FeaturePipeline(recipe).Prepare(new AudioSignal(samples, 22_050)).Samples.Length;
        Assert.InRange(length, 20_000, 25_000);
    }

    [Fact]
    public void Extract_Notebook162_NamesMatchRows()
    {
        FeaturePipeline pipeline = new(FeatureRecipe.Notebook162);
        FeatureMatrix features = pipeline.Extract(new AudioSignal(KernelLengths.Noise(80_000), 22_050));
        Assert.Equal((162, 1), (features.FeatureCount, features.FrameCount));
        Assert.Equal(162, pipeline.FeatureNames.Distinct().Count());
        Assert.Equal(("zero_crossing_rate", "chroma_0", "mfcc_0", "rms", "mel_127"),
            (pipeline.FeatureNames[0], pipeline.FeatureNames[1], pipeline.FeatureNames[13], pipeline.FeatureNames[33], pipeline.FeatureNames[161]));
    }

    [Fact]
    public void Extract_MeanStd_GivesMeansThenDeviations()
    {
        FeatureRecipe frames = new(new AudioPreparation(), new StftOptions(), [new MfccOptions(), new RmsOptions()]);
        FeatureMatrix all = new FeaturePipeline(frames).Extract(Voice);
        FeaturePipeline pipeline = new(frames with { Aggregation = FeatureAggregation.MeanStd });
        FeatureMatrix both = pipeline.Extract(Voice);

        Assert.Equal(42, both.FeatureCount);
        Assert.Equal(("mfcc_0_mean", "rms_std"), (pipeline.FeatureNames[0], pipeline.FeatureNames[41]));
        for (int f = 0; f < 21; f++)
        {
            double mean = all.Row(f).ToArray().Average(v => (double)v);
            double deviation = Math.Sqrt(all.Row(f).ToArray().Average(v => (v - mean) * (v - mean)));
            Assert.Equal(mean, both[f, 0], 1e-5 * (1 + Math.Abs(mean)));
            Assert.Equal(deviation, both[21 + f, 0], 1e-5 * (1 + deviation));
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Extract_SampleNotFinite_ThrowsWithItsIndex(float value)
    {
        float[] samples = KernelLengths.Noise(30_000);
        samples[20_000] = value;
        FeaturePipeline pipeline = new(FeatureRecipe.Notebook162 with { Audio = new AudioPreparation() });
        ArgumentException error = Assert.Throws<ArgumentException>(() => pipeline.Extract(new AudioSignal(samples, 22_050)));
        Assert.Contains("20000", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => pipeline.ExtractPrepared(new AudioSignal(samples, 22_050)));
    }

    [Fact]
    public void ExtractPrepared_EmptyOrOtherRate_Throws()
    {
        FeaturePipeline pipeline = new(FeatureRecipe.Notebook162);
        Assert.Throws<ArgumentException>(() => pipeline.ExtractPrepared(new AudioSignal(Array.Empty<float>(), 22_050)));
        Assert.Throws<ArgumentException>(() => pipeline.ExtractPrepared(new AudioSignal(new float[9000], 16_000)));
    }

    [Fact]
    public void Extract_DenormalSamples_GivesFiniteNormalNumbers()
    {
        float[] samples = [.. KernelLengths.Noise(22_050).Select(v => v * 1e-39f)];
        FeatureRecipe recipe = new(new AudioPreparation(), new StftOptions(), [new MelSpectrogramOptions(), new RmsOptions(), new MfccOptions(), new ChromaStftOptions()]);
        FeatureMatrix features = new FeaturePipeline(recipe).Extract(new AudioSignal(samples, 22_050));
        Assert.All(features.Values.ToArray(), v => Assert.True(float.IsFinite(v)));
        Assert.All(Enumerable.Range(0, 128), band => Assert.Equal(0, features[band, 10]));
    }

    [Fact]
    public void Extract_ManyThreads_GivesIdenticalBits()
    {
        FeaturePipeline pipeline = new(FeatureRecipe.Notebook162);
        float[][] results = new float[64][];
        float[] expected = pipeline.ExtractPrepared(Voice).Values.ToArray();
        Parallel.For(0, results.Length, i => results[i] = pipeline.ExtractPrepared(Voice).Values.ToArray());
        Assert.All(results, r => Assert.Equal(expected, r));
    }

    [Fact]
    public void ExtractPrepared_Warm_AllocatesLittleMoreThanTheResult()
    {
        FeaturePipeline pipeline = new(FeatureRecipe.Notebook162);
        long least = long.MaxValue;
        for (int i = 0; i < 8; i++)
        {
            // The least of some: the runtime itself allocates now and then.
            long before = GC.GetAllocatedBytesForCurrentThread();
            pipeline.ExtractPrepared(Voice);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 0, 8_192);
    }

    [Fact]
    public void ExtractMany_SeveralClips_KeepsTheirOrder()
    {
        FeaturePipeline pipeline = new(FeatureRecipe.Notebook162 with { Audio = new AudioPreparation() });
        FeatureMatrix[] all = pipeline.ExtractMany(Enumerable.Range(1, 20).ToArray(), seed => new AudioSignal(KernelLengths.Noise(5000, seed), 22_050));
        for (int i = 0; i < all.Length; i++)
        {
            Assert.Equal(pipeline.Extract(new AudioSignal(KernelLengths.Noise(5000, i + 1), 22_050)).Values.ToArray(), all[i].Values.ToArray());
        }
    }

    [Fact]
    public void ExtractMany_Cancelled_Throws()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new FeaturePipeline(FeatureRecipe.Notebook162).ExtractMany(
            new[] { Voice }, v => v, new ParallelOptions { CancellationToken = source.Token }));
    }

    [Fact]
    public void SignalAnalysis_WithoutCache_GivesTheSameNumbers()
    {
        SpectrumPlan plan = new(new StftOptions());
        ISpectrumReducer[] reducers =
        [
            new ChromaReducer(new ChromaStftOptions(), 22_050, 2048),
            new MelReducer(new MelSpectrogramOptions().ToBank(22_050, plan.Options), 1),
        ];
        using SignalAnalysis cached = new(Voice, plan);
        using SignalAnalysis streamed = new(Voice, plan, cacheLength: 0);
        foreach (ISpectrumReducer reducer in reducers)
        {
            Assert.Equal(cached.Reduce(reducer).ToArray(), streamed.Reduce(reducer).ToArray());
        }
    }

    [Fact]
    public void Extract_MoreValuesThanFitIntoMemory_RefusedBeforeAnyIsComputed()
    {
        FeatureRecipe recipe = new(new AudioPreparation(), new StftOptions(HopLength: 1), [new MelSpectrogramOptions(MelBands: 1024)]);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new FeaturePipeline(recipe).Extract(new AudioSignal(new float[300_000], 22_050)));
        Assert.Contains("300001 frames", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_FewFeaturesOfManyBands_RefusedBeforeAnyIsComputed()
    {
        FeatureRecipe recipe = new(
            new AudioPreparation(), new StftOptions(64, 1), [new MfccOptions(CoefficientCount: 1, MelBands: 1024)], FeatureAggregation.Mean);

        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new FeaturePipeline(recipe).Extract(new AudioSignal(new float[22_050 * 140], 22_050)));
        Assert.Contains("3087001 frames", error.Message, StringComparison.Ordinal);
        Assert.Contains("3161089024 of the spectrum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reduce_MoreValuesThanAnArrayHolds_SaysSo()
    {
        StftOptions stft = new(64, 1);
        using SignalAnalysis analysis = new(new AudioSignal(new float[300_000], 22_050), stft);

        ArgumentException error = Assert.Throws<ArgumentException>(
            () => analysis.Reduce(new MelReducer(new MelSpectrogramOptions(MelBands: 1024).ToBank(22_050, stft), 1)));
        Assert.Contains("1024 rows of 300001 frames", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FeatureAggregation.None)]
    [InlineData(FeatureAggregation.Mean)]
    [InlineData(FeatureAggregation.Functionals)]
    public void Extract_SamplesWhoseSquaresOverflow_NamesTheFeature(FeatureAggregation aggregation)
    {
        float[] samples = [.. KernelLengths.Noise(30_000).Select(v => v * 1e18f)];
        samples[17] = 2.5e18f;
        FeatureRecipe recipe = new(new AudioPreparation(), new StftOptions(), [new ZeroCrossingRateOptions(), new MfccOptions()], aggregation);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new FeaturePipeline(recipe).Extract(new AudioSignal(samples, 22_050)));
        Assert.Contains("mfcc_0", error.Message, StringComparison.Ordinal);
        Assert.Contains("2.5E+18", error.Message, StringComparison.Ordinal);
    }
}
