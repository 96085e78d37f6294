namespace SpeechEmotion.Features.Tests.Extractors;

/// <summary>What the golden arrays do not cover: options, names, refusals and signals whose answer is known.</summary>
public sealed class SpectralFeatureTests
{
    private const int SampleRate = 16_000;

    [Fact]
    public void Yin_Sawtooth_GivesItsFrequencyAndIsVoiced()
    {
        float[] samples = [.. Enumerable.Range(0, SampleRate).Select(i => (float)((i * 173.0 / SampleRate % 1) - 0.5))];
        FeatureMatrix yin = Extract(samples, new YinOptions());
        for (int frame = 3; frame < yin.FrameCount - 3; frame++)
        {
            Assert.Equal(173, yin[0, frame], 0.2);
            Assert.InRange(yin[1, frame], 0.9, 1);
        }
    }

    [Fact]
    public void Yin_VoicingThreshold_BridgesNoiseAndSilence()
    {
        // A tone, noise, the tone again, silence.
        Random random = new(1);
        float[] samples = [.. Enumerable.Range(0, 4 * SampleRate).Select(i => (i / SampleRate) switch
        {
            1 => (float)(random.NextDouble() - 0.5),
            3 => 0,
            _ => (float)Math.Sin(2 * Math.PI * 200 * i / SampleRate),
        })];
        FeatureMatrix yin = Extract(samples, new YinOptions(VoicingThreshold: 0.6));
        Assert.All(yin.Row(0).ToArray(), f0 => Assert.Equal(200, f0, 8f));
        Assert.Equal(0, yin.Row(1)[^3]);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Rolloff_FlatSpectrum_IsTheShareOfNyquist(double share)
    {
        float[] impulse = new float[2048];
        impulse[1024] = 1;
        FeatureMatrix rolloff = Extract(impulse, new SpectralRolloffOptions(share));
        Assert.Equal(share * SampleRate / 2, rolloff[0, 2], 10f);
    }

    [Fact]
    public void Contrast_Linear_IsTheDifferenceOfMagnitudes()
    {
        // A flat spectrum has no contrast; in decibels neither.
        float[] impulse = new float[2048];
        impulse[1024] = 1;
        Assert.All(Extract(impulse, new SpectralContrastOptions(Linear: true)).Values.ToArray(), value => Assert.Equal(0, value, 1e-5f));
    }

    [Fact]
    public void Delta_ShortClip_IsRefusedOrExtendedByMode()
    {
        float[] samples = [.. Enumerable.Range(0, 2000).Select(i => (float)Math.Sin(i * 0.1))];
        ArgumentException error = Assert.Throws<ArgumentException>(() => Extract(samples, new DeltaOptions(new RmsOptions())));
        Assert.Contains("needs at least 9 frames; the clip has 4.", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, Extract(samples, new DeltaOptions(new RmsOptions(), Mode: DeltaMode.Nearest)).FrameCount);
    }

    [Fact]
    public void GetFeatureNames_EveryFeature_NamesEachRow()
    {
        FeatureOptions[] features =
        [
            new SpectralCentroidOptions(), new SpectralBandwidthOptions(), new SpectralRolloffOptions(), new SpectralFlatnessOptions(),
            new SpectralContrastOptions(), new TonnetzOptions(), new YinOptions(), new DeltaOptions(new MfccOptions(), Order: 2),
        ];
        foreach (FeatureOptions feature in features)
        {
            Assert.Equal(feature.GetFeatureNames().Count, feature.CreateExtractor(SampleRate, new StftOptions()).FeatureCount);
        }

        Assert.Equal("delta2_mfcc_19", features[^1].GetFeatureNames()[^1]);
        Assert.Equal(["f0", "voicing"], features[^2].GetFeatureNames());
    }

    [Fact]
    public void Recipe_EveryFeature_SurvivesJson()
    {
        FeatureRecipe recipe = new(
            new AudioPreparation(SampleRate),
            new StftOptions(),
            [
                new SpectralCentroidOptions(), new SpectralBandwidthOptions(), new SpectralRolloffOptions(0.9), new SpectralFlatnessOptions(Power: 1),
                new SpectralContrastOptions(Linear: true), new TonnetzOptions(Tuning: 0), new YinOptions(VoicingThreshold: 0.5),
                new DeltaOptions(new DeltaOptions(new MfccOptions(13), Mode: DeltaMode.Mirror)),
            ]);
        Assert.Equal(recipe, FeatureRecipe.Parse(recipe.ToJson()));
    }

    [Theory]
    [InlineData("""{ "type": "spectral_rolloff", "roll_percent": 1 }""", "RollPercent (roll_percent) must be above 0 and below 1; it was 1.")]
    [InlineData("""{ "type": "spectral_flatness", "amin": 0 }""", "PowerFloor (amin) must be between 1e-30 and 1; it was 0.")]
    [InlineData("""{ "type": "spectral_contrast", "n_bands": 7 }""", "Reduce fmin or n_bands.")]
    [InlineData("""{ "type": "spectral_contrast", "fmin": 3 }""", "leaves a band without bins")]
    [InlineData("""{ "type": "tonnetz", "n_chroma": 0 }""", "ChromaBins (n_chroma) must be between 1 and 96; it was 0.")]
    [InlineData("""{ "type": "yin", "fmin": 500, "fmax": 65 }""", "they were 500 and 65.")]
    [InlineData("""{ "type": "yin", "voicing_threshold": 2 }""", "VoicingThreshold (voicing_threshold) must be between 0 and 1, or null; it was 2.")]
    [InlineData("""{ "type": "delta", "feature": { "type": "rms" }, "width": 4 }""", "Width (width) must be odd and between 3 and 255; it was 4.")]
    [InlineData("""{ "type": "delta", "feature": { "type": "rms", "frame_length": 1 } }""", "delta: rms: FrameLength")]
    [InlineData("""{ "type": "delta", "feature": { "type": "rms" }, "order": 9 }""", "Order (order) must be between 1 and 4")]
    public void Parse_WrongOption_IsRefusedWithTheReason(string feature, string reason)
    {
        string json = $$"""{ "audio": { "sample_rate": 16000 }, "stft": {}, "features": [ {{feature}} ] }""";
        ArgumentException error = Assert.Throws<ArgumentException>(() => FeatureRecipe.Parse(json));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static FeatureMatrix Extract(float[] samples, FeatureOptions feature) =>
        new FeaturePipeline(new FeatureRecipe(new AudioPreparation(SampleRate), new StftOptions(), [feature]))
            .ExtractPrepared(new AudioSignal(samples, SampleRate));
}
