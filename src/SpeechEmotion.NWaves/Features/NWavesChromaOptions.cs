using System.Text.Json.Serialization;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>Energy of the pitch classes, not normalised and at a fixed tuning. JSON <c>type</c>: <c>nwaves_chroma</c>.</summary>
/// <param name="ChromaBins">The number of pitch classes, 2 to 120.</param>
/// <param name="Tuning">How far the tones lie from A = 440 Hz, in pitch classes, −0.5 to 0.5; it is not estimated.</param>
/// <param name="CenterOctave">The octave of most weight, 0 to 20.</param>
/// <param name="OctaveWidth">The width of that weight, in octaves, 0.1 to 20.</param>
/// <param name="Norm">The norm of a column of the filter bank, 1 to 10.</param>
/// <param name="IsBaseC">Whether the first class is C, or else A.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesChromaOptions(
    [property: JsonPropertyName("n_chroma")] int ChromaBins = 12,
    [property: JsonPropertyName("tuning")] double Tuning = 0,
    [property: JsonPropertyName("ctroct")] double CenterOctave = 5,
    [property: JsonPropertyName("octwidth")] double OctaveWidth = 2,
    [property: JsonPropertyName("norm")] int Norm = 2,
    [property: JsonPropertyName("base_c")] bool IsBaseC = true,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Hann) : FeatureOptions
{
    internal const string Type = "nwaves_chroma";

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        ChromaOptions Options() => frames.Fill(new ChromaOptions
        {
            FeatureCount = ChromaBins,
            FftSize = frames.TransformSize,
            Tuning = Tuning,
            CenterOctave = CenterOctave,
            OctaveWidth = OctaveWidth,
            Norm = Norm,
            BaseC = IsBaseC,
        });
        return new NWavesExtractor(frames, () => new ChromaExtractor(Options()));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [.. NWavesFeatures.Numbered(Type, 0, ChromaBins)];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        NWavesRules.Number("ChromaBins (n_chroma)", ChromaBins, 2, 120),
        NWavesRules.Number("Tuning (tuning)", Tuning, -0.5, 0.5),
        NWavesRules.Number("CenterOctave (ctroct)", CenterOctave, 0, 20),
        NWavesRules.Number("OctaveWidth (octwidth)", OctaveWidth, 0.1, 20),
        NWavesRules.Number("Norm (norm)", Norm, 1, 10),
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));
}
