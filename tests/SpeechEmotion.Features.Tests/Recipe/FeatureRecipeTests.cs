using SpeechEmotion.TestKit;

namespace SpeechEmotion.Features.Tests.Recipe;

/// <summary>The recipe's JSON: strict, complete, stable.</summary>
public sealed class FeatureRecipeTests
{
    private const string DefaultModel = """
        { "version": 1,
          "audio": { "sample_rate": 16000, "trim_top_db": 45 },
          "stft": { "n_fft": 1024, "hop_length": 160, "win_length": 640 },
          "features": [ { "type": "log_mel", "n_mels": 80, "fmin": 50, "fmax": 8000, "top_db": 70, "frame_average": 2, "normalization": "band_mean" } ] }
        """;

    [Fact]
    public void ToJson_Notebook162_ReadsBackEqual()
    {
        FeatureRecipe recipe = FeatureRecipe.Parse(FeatureRecipe.Notebook162.ToJson());
        Assert.Equal(FeatureRecipe.Notebook162, recipe);
        Assert.Equal(FeatureRecipe.Notebook162.Fingerprint, recipe.Fingerprint);
        Assert.Equal(162, new FeaturePipeline(recipe).FeatureCount);
    }

    [Fact]
    public void Fingerprint_Notebook162_HasNotChanged() =>
        Assert.Equal("b8e1303063f0d0c012aa29f4fd74b69f0f07d1da9c7f879cb55664f97b7a80aa", FeatureRecipe.Notebook162.Fingerprint);

    [Fact]
    public void ToJson_LeftOutOptions_AreWrittenOut()
    {
        string json = FeatureRecipe.Parse(DefaultModel).ToJson(indented: false);
        Assert.Contains("\"offset_seconds\":0,\"duration_seconds\":null", json, StringComparison.Ordinal);
        Assert.Contains("\"window\":\"hann\",\"center\":true,\"pad_mode\":\"constant\"", json, StringComparison.Ordinal);
        Assert.Contains("\"htk\":false,\"norm\":\"slaney\",\"ref\":\"max\"", json, StringComparison.Ordinal);
        Assert.Contains("\"aggregation\":\"none\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OptionsInAnyOrder_GiveTheSameFingerprint()
    {
        FeatureRecipe a = FeatureRecipe.Parse("""{"version":1,"audio":{},"stft":{"n_fft":512,"hop_length":128},"features":[{"type":"mfcc","n_mfcc":13}]}""");
        FeatureRecipe b = FeatureRecipe.Parse("""{"features":[{"n_mfcc":13,"type":"mfcc","n_mels":128}],"stft":{"hop_length":128,"n_fft":512},"audio":{},"version":1}""");
        Assert.Equal(a.Fingerprint, b.Fingerprint);
    }

    [Fact]
    public void Validate_OddTransformWithEvenFrames_NamesBoth() =>
        Assert.Contains(
            "FftSize (n_fft) must both be even, or equal, when frames are centred; they were 2048 and 1001.",
            Assert.Single(new FeatureRecipe(new AudioPreparation(), new StftOptions(1001, 256), [new RmsOptions()]).GetErrors()),
            StringComparison.Ordinal);

    [Fact]
    public void Validate_AnyLanguage_WritesNumbersAlike()
    {
        using CommaCulture language = new();
        FeatureRecipe recipe = new(
            new AudioPreparation(OffsetSeconds: -0.5, DurationSeconds: -1.5, TrimTopDecibels: -2.5, PreEmphasis: 1.5, HighPassHertz: 2.5), new StftOptions(), [new RmsOptions()]);
        FeatureRecipe features = new(
            new AudioPreparation(11_025),
            new StftOptions(),
            [
                new MelSpectrogramOptions(MinFrequency: 0.5, MaxFrequency: 9000.5), new MfccOptions(Lifter: -0.5), new LogMelOptions(TopDecibels: 0.5),
                new ChromaStftOptions(Tuning: 0.75), new SpectralContrastOptions(MinFrequency: 5000.5), new SpectralContrastOptions(Quantile: 1.5),
                new SpectralFlatnessOptions(PowerFloor: 1.5), new SpectralRolloffOptions(1.5), new YinOptions(MaxFrequency: 9000.5),
                new YinOptions(TroughThreshold: 1.5, VoicingThreshold: 1.5), new PitchTrackOptions(MaxFrequency: 9000.5),
            ]);

        Assert.Equal(5, recipe.GetErrors().Count());
        Assert.Equal(13, features.GetErrors().Count());
        Assert.All(recipe.GetErrors().Concat(features.GetErrors()), error => Assert.DoesNotMatch("[0-9],[0-9]", error));
    }

    [Fact]
    public void Parse_FeaturesWithoutEnd_Refused()
    {
        string features = string.Join(',', Enumerable.Repeat("""{"type":"melspectrogram","n_mels":1024}""", 65));

        string Message(string json) => Assert.Throws<ArgumentException>(() => FeatureRecipe.Parse(json)).Message;
        Assert.Contains("at most 64 features", Message($$"""{"version":1,"audio":{},"stft":{},"features":[{{features}}]}"""), StringComparison.Ordinal);
        Assert.Contains("1048576", Message(DefaultModel + new string(' ', 1 << 20)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version":1,"audio":{},"stft":{},"features":[{"type":"mfcc","n_mffc":13}]}""", "n_mffc")]
    [InlineData("""{"version":1,"audio":{"samplerate":1},"stft":{},"features":[{"type":"rms"}]}""", "samplerate")]
    [InlineData("""{"version":1,"audio":{},"stft":{},"features":[{"type":"rms"}],"agregation":"mean"}""", "agregation")]
    [InlineData("""{"version":1,"audio":{},"stft":{},"features":[{"type":"plp"}]}""", "plp")]
    [InlineData("""{"version":1,"audio":{},"stft":{},"features":[{"n_mfcc":13}]}""", "features[0]")]
    [InlineData("""{"version":1,"audio":{"sample_rate":8000,"sample_rate":16000},"stft":{},"features":[{"type":"rms"}]}""", "sample_rate")]
    [InlineData("""{"version":2,"audio":{},"stft":{},"features":[{"type":"rms"}]}""", "version 2")]
    [InlineData("""{"version":1,"audio":{},"stft":{},"features":[]}""", "at least one feature")]
    [InlineData("""{"version":1,"stft":{},"features":[{"type":"rms"}]}""", "audio")]
    [InlineData("""{"version":1,"audio":{},"stft":{"window":"kaiser"},"features":[{"type":"rms"}]}""", "window")]
    [InlineData("""{"version":1,"audio":{"sample_rate":192000,"duration_seconds":86400,"short_clip":"pad"},"stft":{},"features":[{"type":"rms"}]}""", "16777216")]
    [InlineData("not json", "cannot be read")]
    [InlineData("null", "null")]
    public void Parse_WrongRecipe_SaysWhat(string json, string expected)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => FeatureRecipe.Parse(json));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_WrongOptions_NamesThemAllAtOnce()
    {
        FeatureRecipe recipe = new(
            new AudioPreparation(),
            new StftOptions(),
            [new MfccOptions(CoefficientCount: 200, DctType: 4), new ChromaStftOptions(Power: 3), new MelSpectrogramOptions(MaxFrequency: 20_000)]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => new FeaturePipeline(recipe));
        Assert.Contains("n_mfcc", error.Message, StringComparison.Ordinal);
        Assert.Contains("dct_type", error.Message, StringComparison.Ordinal);
        Assert.Contains("power", error.Message, StringComparison.Ordinal);
        Assert.Contains("fmax", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WrongAudio_NamesThemAllAtOnce()
    {
        AudioPreparation audio = new(SampleRate: 10, OffsetSeconds: -1, TrimTopDecibels: 0, ShortClip: ShortClipPolicy.Pad);
        Assert.Equal(4, audio.GetErrors().Count());
    }
}
