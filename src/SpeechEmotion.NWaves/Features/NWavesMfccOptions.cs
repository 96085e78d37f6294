using System.Text.Json.Serialization;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Filters.Fda;
using NWaves.Windows;
using SpeechEmotion.Features;
using NWavesOptions = NWaves.FeatureExtractors.Options.MfccOptions;

namespace SpeechEmotion.NWaves;

/// <summary>
/// NWaves' MFCC, for models and tables made with NWaves; the built-in <c>mfcc</c> has librosa's numbers and is faster. JSON <c>type</c>:
/// <c>nwaves_mfcc</c>.
/// </summary>
/// <param name="CoefficientCount">The number of coefficients, 1 to the number of bands.</param>
/// <param name="MelBands">The number of mel bands, 2 to 512.</param>
/// <param name="MinFrequency">The lower end of the bands, in hertz.</param>
/// <param name="MaxFrequency">The upper end, in hertz; <see langword="null"/> = half the sample rate.</param>
/// <param name="IsSlaney">Whether the bands are Slaney's, of equal area (librosa's default), or HTK's, of equal height.</param>
/// <param name="DctType">The cosine transform, 1 to 4, with N where it is orthonormal.</param>
/// <param name="Lifter">The length of the sine lifter, 0 (none) to 1,000.</param>
/// <param name="LogFloor">The least value whose logarithm is taken; <see langword="null"/> = 1.4e-45.</param>
/// <param name="NonLinearity">What is done to the bands before the cosine transform.</param>
/// <param name="Spectrum">What the bands sum.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesMfccOptions(
    [property: JsonPropertyName("n_mfcc")] int CoefficientCount = 13,
    [property: JsonPropertyName("n_mels")] int MelBands = 24,
    [property: JsonPropertyName("fmin")] double MinFrequency = 0,
    [property: JsonPropertyName("fmax")] double? MaxFrequency = null,
    [property: JsonPropertyName("slaney")] bool IsSlaney = false,
    [property: JsonPropertyName("dct_type")] string DctType = "2N",
    [property: JsonPropertyName("lifter")] int Lifter = 0,
    [property: JsonPropertyName("log_floor")] float? LogFloor = null,
    [property: JsonPropertyName("nonlinearity"), JsonConverter(typeof(SnakeCaseEnumConverter<NonLinearityType>))]
    NonLinearityType NonLinearity = NonLinearityType.Log10,
    [property: JsonPropertyName("spectrum"), JsonConverter(typeof(SnakeCaseEnumConverter<SpectrumType>))]
    SpectrumType Spectrum = SpectrumType.Power,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Hamming) : FeatureOptions
{
    internal const string Type = "nwaves_mfcc";

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        double top = MaxFrequency ?? sampleRate / 2.0;
        float[][]? bank = IsSlaney ? FilterBanks.MelBankSlaney(MelBands, frames.TransformSize, sampleRate, MinFrequency, top) : null;
        NWavesOptions Options() => frames.Fill(new NWavesOptions
        {
            FeatureCount = CoefficientCount,
            FilterBank = bank,
            FilterBankSize = MelBands,
            FftSize = frames.TransformSize,
            LowFrequency = MinFrequency,
            HighFrequency = top,
            DctType = DctType,
            LifterSize = Lifter,
            NonLinearity = NonLinearity,
            SpectrumType = Spectrum,
            LogFloor = LogFloor ?? float.Epsilon,
        });
        return new NWavesExtractor(frames, () => new MfccExtractor(Options()));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [.. NWavesFeatures.Numbered(Type, 0, CoefficientCount)];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        NWavesRules.Number("CoefficientCount (n_mfcc)", CoefficientCount, 1, MelBands),
        NWavesRules.Number("MelBands (n_mels)", MelBands, 2, 512),
        NWavesRules.Band(MinFrequency, MaxFrequency, sampleRate),
        DctType is ['1' or '2' or '3' or '4'] or ['1' or '2' or '3' or '4', 'N']
            ? null
            : $"DctType (dct_type) must be 1, 2, 3, 4, 1N, 2N, 3N or 4N; it was {DctType}.",
        NWavesRules.Number("Lifter (lifter)", Lifter, 0, 1_000),
        NWavesRules.Number("LogFloor (log_floor)", LogFloor, float.Epsilon, 1e6),
        NWavesRules.Member("NonLinearity (nonlinearity)", NonLinearity),
        NWavesRules.Member("Spectrum (spectrum)", Spectrum),
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));
}
