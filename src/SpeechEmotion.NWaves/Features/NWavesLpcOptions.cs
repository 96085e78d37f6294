using System.Text.Json.Serialization;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>
/// Linear prediction coefficients by autocorrelation and Levinson-Durbin, after the prediction error. JSON <c>type</c>: <c>nwaves_lpc</c>.
/// </summary>
/// <param name="Order">The number of coefficients, 1 to 200 and below the frame length; about 2 + rate / 1,000.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesLpcOptions(
    [property: JsonPropertyName("order")] int Order = 12,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Rectangular) : FeatureOptions
{
    internal const string Type = "nwaves_lpc";

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        return new NWavesExtractor(frames, () => new LpcExtractor(frames.Fill(new LpcOptions { LpcOrder = Order })));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [Type + "_error", .. NWavesFeatures.Numbered(Type, 1, Order)];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        NWavesRules.Number("Order (order)", Order, 1, Math.Min(200, NWavesFrames.LengthOf(FrameLength, stft) - 1)),
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));
}
