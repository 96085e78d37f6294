using System.Text.Json.Serialization;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>Rectangular mel bands of the spectrum. JSON <c>type</c>: <c>nwaves_filter_bank</c>.</summary>
/// <param name="BandCount">The number of bands, 1 to 512.</param>
/// <param name="MinFrequency">The lower end of the bands, in hertz.</param>
/// <param name="MaxFrequency">The upper end, in hertz; <see langword="null"/> = half the sample rate.</param>
/// <param name="NonLinearity">What is done to the bands.</param>
/// <param name="Spectrum">What the bands sum.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesFilterBankOptions(
    [property: JsonPropertyName("n_bands")] int BandCount = 12,
    [property: JsonPropertyName("fmin")] double MinFrequency = 0,
    [property: JsonPropertyName("fmax")] double? MaxFrequency = null,
    [property: JsonPropertyName("nonlinearity"), JsonConverter(typeof(SnakeCaseEnumConverter<NonLinearityType>))]
    NonLinearityType NonLinearity = NonLinearityType.None,
    [property: JsonPropertyName("spectrum"), JsonConverter(typeof(SnakeCaseEnumConverter<SpectrumType>))]
    SpectrumType Spectrum = SpectrumType.Power,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Hamming) : FeatureOptions
{
    internal const string Type = "nwaves_filter_bank";

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        FilterbankOptions Options() => frames.Fill(new FilterbankOptions
        {
            FilterBankSize = BandCount,
            FftSize = frames.TransformSize,
            LowFrequency = MinFrequency,
            HighFrequency = MaxFrequency ?? 0,
            NonLinearity = NonLinearity,
            SpectrumType = Spectrum,
        });
        return new NWavesExtractor(frames, () => new FilterbankExtractor(Options()));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [.. NWavesFeatures.Numbered(Type, 0, BandCount)];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        NWavesRules.Number("BandCount (n_bands)", BandCount, 1, 512),
        NWavesRules.Band(MinFrequency, MaxFrequency, sampleRate),
        NWavesRules.Member("NonLinearity (nonlinearity)", NonLinearity),
        NWavesRules.Member("Spectrum (spectrum)", Spectrum),
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));
}
