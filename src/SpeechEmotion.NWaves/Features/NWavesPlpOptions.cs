using System.Text.Json.Serialization;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>
/// Perceptual linear prediction (Hermansky 1990): Bark bands, equal loudness, cubic root, cepstrum; with RASTA where wanted. JSON
/// <c>type</c>: <c>nwaves_plp</c>.
/// </summary>
/// <param name="CoefficientCount">The number of coefficients, 2 to 200.</param>
/// <param name="BandCount">The number of Bark bands, 4 to 200.</param>
/// <param name="Order">The order of the prediction, 1 to the number of bands; <see langword="null"/> = coefficients − 1.</param>
/// <param name="MinFrequency">The lower end of the bands, in hertz.</param>
/// <param name="MaxFrequency">The upper end, in hertz; <see langword="null"/> = half the sample rate.</param>
/// <param name="Rasta">The pole of the RASTA filter, above 0 and below 1, for example 0.94; 0 = no RASTA.</param>
/// <param name="Lifter">The length of the sine lifter, 0 (none) to 1,000.</param>
/// <param name="Scale">
/// What samples are multiplied by, above 0 and at most 1,000,000. NWaves takes no band for less than 1, which is the noise of 16-bit
/// samples counted as integers but loud for samples of −1 to 1.
/// </param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesPlpOptions(
    [property: JsonPropertyName("n_plp")] int CoefficientCount = 13,
    [property: JsonPropertyName("n_bands")] int BandCount = 24,
    [property: JsonPropertyName("order")] int? Order = null,
    [property: JsonPropertyName("fmin")] double MinFrequency = 0,
    [property: JsonPropertyName("fmax")] double? MaxFrequency = null,
    [property: JsonPropertyName("rasta")] double Rasta = 0,
    [property: JsonPropertyName("lifter")] int Lifter = 0,
    [property: JsonPropertyName("scale")] float Scale = 32_768,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Hamming) : FeatureOptions
{
    internal const string Type = "nwaves_plp";

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        PlpOptions Options() => frames.Fill(new PlpOptions
        {
            FeatureCount = CoefficientCount,
            FilterBankSize = BandCount,
            FftSize = frames.TransformSize,
            LpcOrder = Order ?? 0,
            LowFrequency = MinFrequency,
            HighFrequency = MaxFrequency ?? 0,
            Rasta = Rasta,
            LifterSize = Lifter,
        });
        return new NWavesExtractor(frames, () => new PlpExtractor(Options())) { Scale = Scale, HasMemory = Rasta > 0 };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [.. NWavesFeatures.Numbered(Type, 0, CoefficientCount)];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        NWavesRules.Number("CoefficientCount (n_plp)", CoefficientCount, 2, 200),
        NWavesRules.Number("BandCount (n_bands)", BandCount, 4, 200),
        NWavesRules.Number("Order (order)", Order ?? CoefficientCount - 1, 1, BandCount),
        NWavesRules.Band(MinFrequency, MaxFrequency, sampleRate),
        NWavesRules.Number("Rasta (rasta)", Rasta, 0, 0.9999),
        NWavesRules.Number("Lifter (lifter)", Lifter, 0, 1_000),
        NWavesRules.Number("Scale (scale)", Scale, 1e-6, 1e6),
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));
}
