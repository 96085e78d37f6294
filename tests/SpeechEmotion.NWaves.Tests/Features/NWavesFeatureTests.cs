using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Base;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves.Tests.Features;

/// <summary>NWaves' features in a recipe: the same numbers as NWaves alone, whoever computes how many at once.</summary>
public sealed class NWavesFeatureTests
{
    [Theory]
    [MemberData(nameof(FeatureCases.Indices), MemberType = typeof(FeatureCases))]
    public void Extract_EveryFeature_IsFiniteAndNamedAndVaries(int index)
    {
        FeatureOptions options = FeatureCases.All[index];
        FeaturePipeline pipeline = new(FeatureCases.Recipe(options));

        FeatureMatrix features = pipeline.Extract(Voices.Lively);

        Assert.Equal(pipeline.FeatureNames.Count, pipeline.FeatureNames.Distinct().Count());
        Assert.All(pipeline.FeatureNames, name => Assert.StartsWith("nwaves_", name, StringComparison.Ordinal));
        Assert.All(features.Values.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.True(features.Values.ToArray().Distinct().Count() > 5);
    }

    [Theory]
    [MemberData(nameof(FeatureCases.Indices), MemberType = typeof(FeatureCases))]
    public void Extract_Silence_IsFinite(int index) =>
        Assert.All(
            FeatureCases.Extract(Voices.Second(_ => 0), FeatureCases.All[index]).Values.ToArray(), value => Assert.True(float.IsFinite(value)));

    [Theory]
    [MemberData(nameof(FeatureCases.Indices), MemberType = typeof(FeatureCases))]
    public void Extract_ManyThreadsAndClips_GivesIdenticalBits(int index)
    {
        FeatureOptions options = FeatureCases.All[index];
        AudioSignal[] clips = [Voices.Lively, Voices.Noise(), Voices.Flat, Voices.Second(_ => 0)];
        float[][] expected = [.. clips.Select(clip => FeatureCases.Extract(clip, options).Values.ToArray())];
        FeaturePipeline shared = new(FeatureCases.Recipe(options));
        float[][] found = new float[16][];

        Parallel.For(
            0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => found[i] = shared.Extract(clips[i % clips.Length]).Values.ToArray());

        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i % clips.Length], found[i]);
        }
    }

    [Fact]
    public void Extract_FramesNotCentred_EqualsNWavesAlone()
    {
        AssertEqual(
            new NWavesLpcOptions(10, 512, WindowType.Hamming),
            new LpcExtractor(Plain(new LpcOptions { LpcOrder = 10 }, WindowType.Hamming)));
        AssertEqual(
            new NWavesPnccOptions(Scale: 1, FrameLength: 512, MaxFrequency: 6_800),
            new PnccExtractor(Plain(new PnccOptions { FeatureCount = 13 }, WindowType.Hamming)));
        AssertEqual(
            new NWavesPlpOptions(Scale: 1, FrameLength: 512, Rasta: 0.94),
            new PlpExtractor(Plain(new PlpOptions { FeatureCount = 13, Rasta = 0.94 }, WindowType.Hamming)));
        AssertEqual(
            new NWavesMfccOptions(FrameLength: 512, IsSlaney: true, MelBands: 40, NonLinearity: NonLinearityType.LogE),
            new MfccExtractor(Plain(new MfccSlaneyOptions(16_000, 13, 0.032, filterbankSize: 40, fftSize: 512), WindowType.Hamming)));
    }

    [Fact]
    public void Extract_ShorterFrame_HasTheRecipesMiddle()
    {
        // A click in the middle of the recipe's frame 20.
        float[] samples = new float[16_000];
        samples[20 * 160] = 1;
        FeatureMatrix features = FeatureCases.Extract(
            new AudioSignal(samples, 16_000), new NWavesTimeDomainOptions([NWavesTimeDomainShape.Rms], 400), new RmsOptions(400));

        Assert.Equal([19, 20, 21], Enumerable.Range(0, features.FrameCount).Where(frame => features[0, frame] > 0));
        Assert.Equal(features.Row(1).ToArray().Select(value => value > 0), features.Row(0).ToArray().Select(value => value > 0));
        Assert.Equal(1 / 20f, features[0, 20], 4);
    }

    [Fact]
    public void Extract_Tone_HasItsFrequency()
    {
        FeatureMatrix shapes = FeatureCases.Extract(
            Voices.Tone(1_000), new NWavesSpectralShapeOptions([NWavesSpectralShape.Centroid, NWavesSpectralShape.Rolloff], Window: WindowType.Hann));
        Assert.InRange(shapes[0, 50], 950, 1_050);
        Assert.InRange(shapes[1, 50], 950, 1_050);

        FeatureMatrix pitch = FeatureCases.Extract(Voices.Tone(200), new NWavesPitchOptions());
        Assert.InRange(pitch[0, 50], 196, 204);
    }

    [Fact]
    public void Extract_Resonance_GivesItsCoefficients()
    {
        Random random = new(1);
        double last = 0, before = 0;
        AudioSignal signal = Voices.Second(_ =>
        {
            double next = (1.5 * last) - (0.8 * before) + (0.01 * (random.NextDouble() - 0.5));
            (before, last) = (last, next);
            return next;
        });

        FeatureMatrix lpc = FeatureCases.Extract(signal, new NWavesLpcOptions(2, FrameLength: 8_000));

        Assert.Equal(-1.5, lpc[1, 50], 0.05);
        Assert.Equal(0.8, lpc[2, 50], 0.05);
    }

    [Fact]
    public void Extract_Modulation_HasOneFrameForSome()
    {
        // 8 Hz of tremolo: with a frame every 10 ms, bin 8 × 64 / 100 ≈ 5 of the transform over time.
        AudioSignal tremolo = Voices.Second(t => (1 + Math.Cos(2 * Math.PI * 8 * t)) * Math.Sin(2 * Math.PI * 500 * t) / 4);

        FeatureMatrix features = FeatureCases.Extract(tremolo, new NWavesModulationOptions());

        Assert.Equal(26, features.FrameCount);
        float[] band = [.. Enumerable.Range(3 * 33, 33).Select(row => features[row, 2])];
        Assert.Equal(5, Array.IndexOf(band, band[2..].Max()));
    }

    private static void AssertEqual(FeatureOptions options, FeatureExtractor alone)
    {
        FeatureRecipe recipe = FeatureCases.Recipe(options) with { Stft = new StftOptions(512, 160, Center: false) };
        FeatureMatrix features = new FeaturePipeline(recipe).Extract(Voices.Noise());
        List<float[]> expected = alone.ComputeFrom(Voices.Noise().Samples.ToArray());

        Assert.Equal(expected.Count, features.FrameCount);
        for (int frame = 0; frame < expected.Count; frame++)
        {
            Assert.Equal(expected[frame], Enumerable.Range(0, features.FeatureCount).Select(row => features[row, frame]));
        }
    }

    private static T Plain<T>(T options, WindowType window)
        where T : FeatureExtractorOptions
    {
        options.SamplingRate = 16_000;
        options.FrameSize = 512;
        options.HopSize = 160;
        options.Window = window;
        return options;
    }
}
