using System.Text.Json.Serialization;
using NWaves.FeatureExtractors.Multi;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>Numbers that describe the samples of a frame, without a window. JSON <c>type</c>: <c>nwaves_time_domain</c>.</summary>
/// <param name="Shapes">Which, in the order of the rows; <see langword="null"/> = all.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesTimeDomainOptions(
    [property: JsonPropertyName("shapes")] IReadOnlyList<NWavesTimeDomainShape>? Shapes = null,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null) : FeatureOptions
{
    internal const string Type = "nwaves_time_domain";

    private IReadOnlyList<NWavesTimeDomainShape> Chosen => Shapes ?? Enum.GetValues<NWavesTimeDomainShape>();

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, WindowType.Rectangular);
        return new NWavesExtractor(frames, () => new TimeDomainFeaturesExtractor(
            frames.Fill(new MultiFeatureOptions { FeatureList = string.Join(',', Chosen.Select(NameOf)) })));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [.. Chosen.Select(shape => $"nwaves_time_{NameOf(shape)}")];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        Chosen.Count > 0 ? NWavesRules.Members("Shapes (shapes)", Chosen) : "Shapes (shapes) must hold at least one.",
        NWavesRules.FrameLength(FrameLength));

    // NWaves' names: it takes any other for a feature that is always 0.
    private static string NameOf(NWavesTimeDomainShape shape) =>
        shape == NWavesTimeDomainShape.ZeroCrossingRate ? "zcr" : shape.ToString().ToLowerInvariant();
}
