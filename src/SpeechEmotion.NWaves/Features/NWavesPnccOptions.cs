using System.Text.Json.Serialization;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>
/// Power-normalised cepstral coefficients (Kim and Stern 2016): gammatone bands, noise suppression, power law, cepstrum; made for noisy
/// speech. JSON <c>type</c>: <c>nwaves_pncc</c>.
/// </summary>
/// <param name="CoefficientCount">The number of coefficients, 2 to the number of bands.</param>
/// <param name="BandCount">The number of gammatone bands, 4 to 200.</param>
/// <param name="MinFrequency">The lower end of the bands, in hertz.</param>
/// <param name="MaxFrequency">The upper end, in hertz; <see langword="null"/> = 6,800 or half the sample rate, if that is less.</param>
/// <param name="Power">The root that is taken of a band's power, 1 to 100; 0 = the logarithm.</param>
/// <param name="IsSimplified">Whether the noise suppression is left out (SPNCC).</param>
/// <param name="Scale">
/// What samples are multiplied by, above 0 and at most 1,000,000. NWaves follows the mean power of a clip from 4e7 on, a value for 16-bit
/// samples counted as integers.
/// </param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesPnccOptions(
    [property: JsonPropertyName("n_pncc")] int CoefficientCount = 13,
    [property: JsonPropertyName("n_bands")] int BandCount = 40,
    [property: JsonPropertyName("fmin")] double MinFrequency = 100,
    [property: JsonPropertyName("fmax")] double? MaxFrequency = null,
    [property: JsonPropertyName("power")] int Power = 15,
    [property: JsonPropertyName("simplified")] bool IsSimplified = false,
    [property: JsonPropertyName("scale")] float Scale = 32_768,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Hamming) : FeatureOptions
{
    internal const string Type = "nwaves_pncc";

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        PnccOptions Options() => frames.Fill(new PnccOptions
        {
            FeatureCount = CoefficientCount,
            FilterBankSize = BandCount,
            FftSize = frames.TransformSize,
            LowFrequency = MinFrequency,
            HighFrequency = Top(sampleRate),
            Power = Power,
        });
        return new NWavesExtractor(frames, () => IsSimplified ? new SpnccExtractor(Options()) : new PnccExtractor(Options()))
        {
            Scale = Scale,
            HasMemory = true,
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [.. NWavesFeatures.Numbered(Type, 0, CoefficientCount)];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        NWavesRules.Number("CoefficientCount (n_pncc)", CoefficientCount, 2, BandCount),
        NWavesRules.Number("BandCount (n_bands)", BandCount, 4, 200),
        NWavesRules.Band(MinFrequency, Top(sampleRate), sampleRate),
        NWavesRules.Number("Power (power)", Power, 0, 100),
        NWavesRules.Number("Scale (scale)", Scale, 1e-6, 1e6),
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));

    private double Top(int sampleRate) => MaxFrequency ?? Math.Min(6_800, sampleRate / 2.0);
}
