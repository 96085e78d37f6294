using System.Text.Json.Serialization;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>The cepstrum of the linear prediction of a frame. JSON <c>type</c>: <c>nwaves_lpcc</c>.</summary>
/// <param name="CoefficientCount">The number of coefficients, 2 to 200; the first is the logarithm of the prediction error.</param>
/// <param name="Order">The order of the prediction, 1 to 200, below the frame length; <see langword="null"/> = coefficients − 1.</param>
/// <param name="Lifter">The length of the sine lifter, 0 (none) to 1,000.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesLpccOptions(
    [property: JsonPropertyName("n_lpcc")] int CoefficientCount = 13,
    [property: JsonPropertyName("order")] int? Order = null,
    [property: JsonPropertyName("lifter")] int Lifter = 22,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Rectangular) : FeatureOptions
{
    internal const string Type = "nwaves_lpcc";

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        return new NWavesExtractor(frames, () => new LpccExtractor(frames.Fill(
            new LpccOptions { FeatureCount = CoefficientCount, LpcOrder = Order ?? CoefficientCount - 1, LifterSize = Lifter })));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [.. NWavesFeatures.Numbered(Type, 0, CoefficientCount)];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        NWavesRules.Number("CoefficientCount (n_lpcc)", CoefficientCount, 2, 200),
        NWavesRules.Number("Order (order)", Order ?? CoefficientCount - 1, 1, Math.Min(200, NWavesFrames.LengthOf(FrameLength, stft) - 1)),
        NWavesRules.Number("Lifter (lifter)", Lifter, 0, 1_000),
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));
}
