using System.Numerics;
using System.Text.Json.Serialization;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>
/// The amplitude modulation spectrum: how fast twelve mel bands between 100 and 3,200 Hz rise and fall, once every few frames. JSON
/// <c>type</c>: <c>nwaves_modulation</c>.
/// </summary>
/// <param name="ModulationFftSize">Frames of a transform over time, a power of two, 8 to 4,096; zeros fill short clips.</param>
/// <param name="ModulationHop">Frames between two of them, 1 or more: the feature has one frame for so many of the recipe.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesModulationOptions(
    [property: JsonPropertyName("modulation_fft")] int ModulationFftSize = 64,
    [property: JsonPropertyName("modulation_hop")] int ModulationHop = 4,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Rectangular) : FeatureOptions
{
    private const int Bands = 12;

    internal const string Type = "nwaves_modulation";

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        AmsOptions Options() => frames.Fill(new AmsOptions
        {
            FftSize = frames.TransformSize,
            ModulationFftSize = ModulationFftSize,
            ModulationHopSize = ModulationHop,
        });
        return new NWavesExtractor(frames, () => new AmsExtractor(Options())) { FrameStep = ModulationHop };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() =>
    [
        .. Enumerable.Range(0, Bands).SelectMany(band => NWavesFeatures.Numbered($"{Type}_{band}", 0, (ModulationFftSize / 2) + 1)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        BitOperations.IsPow2(ModulationFftSize) && ModulationFftSize is >= 8 and <= 4_096
            ? null
            : $"ModulationFftSize (modulation_fft) must be a power of two between 8 and 4096; it was {ModulationFftSize}.",
        NWavesRules.Number("ModulationHop (modulation_hop)", ModulationHop, 1, ModulationFftSize),
        sampleRate >= 6_400 ? null : $"The sample rate must be at least 6400 Hz; it was {sampleRate}.",
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));
}
