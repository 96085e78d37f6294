using System.Text.Json.Serialization;
using NWaves.FeatureExtractors.Multi;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>
/// MPEG-7's descriptions of octave bands, and of the harmonics of an estimated fundamental. JSON <c>type</c>: <c>nwaves_band_shape</c>.
/// </summary>
/// <param name="Shapes">Which numbers of the bands, in the order of the rows; <see langword="null"/> = all.</param>
/// <param name="Harmonics">Which numbers of the harmonics, after those; <see langword="null"/> = all.</param>
/// <param name="HarmonicCount">How many harmonics are looked at, 2 to 100.</param>
/// <param name="MinPitch">The lowest fundamental, in hertz, 10 or more.</param>
/// <param name="MaxPitch">The highest fundamental, in hertz; at most half the sample rate.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesBandShapeOptions(
    [property: JsonPropertyName("shapes")] IReadOnlyList<NWavesBandShape>? Shapes = null,
    [property: JsonPropertyName("harmonics")] IReadOnlyList<NWavesHarmonicShape>? Harmonics = null,
    [property: JsonPropertyName("n_harmonics")] int HarmonicCount = 10,
    [property: JsonPropertyName("fmin")] float MinPitch = 80,
    [property: JsonPropertyName("fmax")] float MaxPitch = 400,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Rectangular) : FeatureOptions
{
    internal const string Type = "nwaves_band_shape";

    private IReadOnlyList<NWavesBandShape> Bands => Shapes ?? Enum.GetValues<NWavesBandShape>();

    private IReadOnlyList<NWavesHarmonicShape> Tones => Harmonics ?? Enum.GetValues<NWavesHarmonicShape>();

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        return new NWavesExtractor(frames, () =>
        {
            Mpeg7SpectralFeaturesExtractor extractor = new(frames.Fill(new MultiFeatureOptions
            {
                FeatureList = string.Join(',', Bands.Select(shape => shape.ToString())),
                FftSize = frames.TransformSize,
            }));
            if (Tones.Count > 0)
            {
                string names = string.Join(',', Tones.Select(NameOf));
                extractor.IncludeHarmonicFeatures(names, HarmonicCount, lowPitch: MinPitch, highPitch: MaxPitch);
            }

            return extractor;
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() =>
    [
        .. Bands.Select(shape => $"nwaves_band_{shape.ToString().ToLowerInvariant()}"),
        .. Tones.Select(shape => $"nwaves_harmonic_{NameOf(shape)}"),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        Bands.Count > 0 ? NWavesRules.Members("Shapes (shapes)", Bands) : "Shapes (shapes) must hold at least one.",
        NWavesRules.Members("Harmonics (harmonics)", Tones),
        NWavesRules.Number("HarmonicCount (n_harmonics)", HarmonicCount, 2, 100),
        NWavesRules.Number("MinPitch (fmin)", MinPitch, 10, sampleRate / 2.0),
        NWavesRules.Band(MinPitch, MaxPitch, sampleRate),
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));

    // NWaves' names: it takes any other for a feature that is always 0.
    private static string NameOf(NWavesHarmonicShape shape) => shape switch
    {
        NWavesHarmonicShape.Centroid => "hcentroid",
        NWavesHarmonicShape.Spread => "hspread",
        NWavesHarmonicShape.Inharmonicity => "inharmonicity",
        NWavesHarmonicShape.OddToEvenRatio => "oer",
        NWavesHarmonicShape.Tristimulus1 => "t1",
        NWavesHarmonicShape.Tristimulus2 => "t2",
        _ => "t3",
    };
}
