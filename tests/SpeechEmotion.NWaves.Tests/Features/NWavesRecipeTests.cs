using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves.Tests.Features;

/// <summary>The options' JSON and rules.</summary>
public sealed class NWavesRecipeTests
{
    [Fact]
    public void ToJson_EveryFeature_ReadsBackEqual()
    {
        FeatureRecipe recipe = FeatureCases.Recipe([.. FeatureCases.All]);

        FeatureRecipe read = FeatureRecipe.Parse(recipe.ToJson(), NWavesFeatures.All);

        Assert.Equal(recipe.Fingerprint, read.Fingerprint);
        Assert.Equal(recipe.Features.Select(f => f.GetType()), read.Features.Select(f => f.GetType()));
        Assert.Equal(NWavesFeatures.All.Count, FeatureCases.All.Select(f => f.GetType()).Distinct().Count());
    }

    [Fact]
    public void Parse_LeftOutOptions_TakeTheirDefaults()
    {
        FeatureRecipe recipe = Parse("""{ "type": "nwaves_pncc", "window": "hann" }, { "type": "nwaves_spectral_shape", "shapes": ["crest", "contrast2"] }""");

        Assert.Equal(new NWavesPnccOptions(Window: WindowType.Hann), recipe.Features[0]);
        Assert.Equal(["nwaves_spectral_crest", "nwaves_spectral_c2"], recipe.Features[1].GetFeatureNames());
        Assert.Contains("\"scale\":32768", recipe.ToJson(indented: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "nwaves_lpc", "ordr": 3 }""", "ordr")]
    [InlineData("""{ "type": "nwaves_lpc", "order": 0 }""", "order")]
    [InlineData("""{ "type": "nwaves_lpc", "order": 64, "frame_length": 64 }""", "order")]
    [InlineData("""{ "type": "nwaves_lpc", "window": "liftering" }""", "liftering")]
    [InlineData("""{ "type": "nwaves_lpc", "window": 3 }""", "window")]
    [InlineData("""{ "type": "nwaves_lpcc", "n_lpcc": 1 }""", "n_lpcc")]
    [InlineData("""{ "type": "nwaves_plp", "rasta": 1 }""", "rasta")]
    [InlineData("""{ "type": "nwaves_plp", "order": 30 }""", "order")]
    [InlineData("""{ "type": "nwaves_pncc", "fmax": 8001 }""", "fmax")]
    [InlineData("""{ "type": "nwaves_pncc", "n_pncc": 41 }""", "n_pncc")]
    [InlineData("""{ "type": "nwaves_mfcc", "dct_type": "5" }""", "dct_type")]
    [InlineData("""{ "type": "nwaves_mfcc", "nonlinearity": "log2" }""", "nonlinearity")]
    [InlineData("""{ "type": "nwaves_chroma", "tuning": 0.6 }""", "tuning")]
    [InlineData("""{ "type": "nwaves_spectral_shape", "shapes": ["roughness"] }""", "shapes")]
    [InlineData("""{ "type": "nwaves_spectral_shape", "shapes": [] }""", "shapes")]
    [InlineData("""{ "type": "nwaves_band_shape", "shapes": ["crest", "crest"] }""", "shapes")]
    [InlineData("""{ "type": "nwaves_band_shape", "fmin": 300, "fmax": 200 }""", "fmin")]
    [InlineData("""{ "type": "nwaves_time_domain", "frame_length": 15 }""", "frame_length")]
    [InlineData("""{ "type": "nwaves_pitch", "fmin": 5 }""", "fmin")]
    [InlineData("""{ "type": "nwaves_wavelet", "wavelet": "db21" }""", "db21")]
    [InlineData("""{ "type": "nwaves_wavelet", "wavelet": "db20", "frame_length": 32 }""", "longer than a frame")]
    [InlineData("""{ "type": "nwaves_wavelet", "level": 12 }""", "level")]
    [InlineData("""{ "type": "nwaves_modulation", "modulation_fft": 60 }""", "modulation_fft")]
    public void Parse_WrongOption_SaysWhich(string feature, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => Parse(feature)).Message, StringComparison.Ordinal);

    [Fact]
    public void CreateExtractor_WrongOptions_NamesThemAllAtOnce()
    {
        NWavesPlpOptions options = new(CoefficientCount: 1, Rasta: 2, Scale: 0);
        string message = Assert.Throws<ArgumentException>(() => options.CreateExtractor(16_000, new StftOptions())).Message;
        Assert.All(["n_plp", "rasta", "scale"], (string name) => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("haar")]
    [InlineData("db1")]
    [InlineData("db20")]
    [InlineData("sym2")]
    [InlineData("sym20")]
    [InlineData("coif1")]
    [InlineData("coif5")]
    public void Parse_WaveletOfAnyFamily_IsOneThatNWavesKnows(string wavelet) =>
        Assert.Equal(32, FeatureCases.Extract(Voices.Noise(), new NWavesWaveletOptions(wavelet)).FeatureCount);

    private static FeatureRecipe Parse(string features) => FeatureRecipe.Parse(
        $$"""{ "version": 1, "audio": { "sample_rate": 16000 }, "stft": { "n_fft": 512, "hop_length": 160 }, "features": [ {{features}} ] }""",
        NWavesFeatures.All);
}
