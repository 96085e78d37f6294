using System.Text.Json.Serialization;
using NWaves.FeatureExtractors.Multi;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>Numbers that describe the shape of the magnitude spectrum. JSON <c>type</c>: <c>nwaves_spectral_shape</c>.</summary>
/// <param name="Shapes">Which, in the order of the rows; <see langword="null"/> = all.</param>
/// <param name="NoiseFrequency">From where on sound counts as noise, in hertz.</param>
/// <param name="RolloffShare">The share below the roll-off frequency, 0.01 to 0.99.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesSpectralShapeOptions(
    [property: JsonPropertyName("shapes")] IReadOnlyList<NWavesSpectralShape>? Shapes = null,
    [property: JsonPropertyName("noise_frequency")] float NoiseFrequency = 3_000,
    [property: JsonPropertyName("roll_percent")] float RolloffShare = 0.85f,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Rectangular) : FeatureOptions
{
    internal const string Type = "nwaves_spectral_shape";

    private IReadOnlyList<NWavesSpectralShape> Chosen => Shapes ?? Enum.GetValues<NWavesSpectralShape>();

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        MultiFeatureOptions Options() => frames.Fill(new MultiFeatureOptions
        {
            FeatureList = string.Join(',', Chosen.Select(NameOf)),
            FftSize = frames.TransformSize,
            Parameters = new() { ["noiseFrequency"] = NoiseFrequency, ["rolloffPercent"] = RolloffShare },
        });
        return new NWavesExtractor(frames, () => new SpectralFeaturesExtractor(Options()));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [.. Chosen.Select(shape => $"nwaves_spectral_{NameOf(shape)}")];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        Chosen.Count > 0 ? NWavesRules.Members("Shapes (shapes)", Chosen) : "Shapes (shapes) must hold at least one.",
        NWavesRules.Number("NoiseFrequency (noise_frequency)", NoiseFrequency, 0, sampleRate / 2.0),
        NWavesRules.Number("RolloffShare (roll_percent)", RolloffShare, 0.01, 0.99),
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));

    // NWaves' names: it takes any other for a feature that is always 0.
    private static string NameOf(NWavesSpectralShape shape) => shape switch
    {
        >= NWavesSpectralShape.Contrast1 and <= NWavesSpectralShape.Contrast6 => $"c{shape - NWavesSpectralShape.Contrast1 + 1}",
        _ => shape.ToString().ToLowerInvariant(),
    };
}
