using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>The first coefficients of a fast wavelet transform, coarsest first. JSON <c>type</c>: <c>nwaves_wavelet</c>.</summary>
/// <param name="Wavelet"><c>haar</c>, <c>db1</c> to <c>db20</c>, <c>sym2</c> to <c>sym20</c> or <c>coif1</c> to <c>coif5</c>.</param>
/// <param name="CoefficientCount">The number of coefficients, 1 to the samples of a frame.</param>
/// <param name="Level">How often the signal is halved, 1 or more; 0 = as often as possible.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesWaveletOptions(
    [property: JsonPropertyName("wavelet")] string Wavelet = "haar",
    [property: JsonPropertyName("n_coefficients")] int CoefficientCount = 32,
    [property: JsonPropertyName("level")] int Level = 0,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Rectangular) : FeatureOptions
{
    internal const string Type = "nwaves_wavelet";

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        return new NWavesExtractor(frames, () => new WaveletExtractor(frames.Fill(
            new WaveletOptions { WaveletName = Wavelet, FeatureCount = CoefficientCount, FwtLevel = Level })));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [.. NWavesFeatures.Numbered(Type, 0, CoefficientCount)];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft)
    {
        int length = NWavesFrames.LengthOf(FrameLength, stft);
        int levels = Levels(length);
        return NWavesRules.Failures(
            Type,
            Taps > 0 ? null : $"Wavelet (wavelet) must be haar, db1 to db20, sym2 to sym20 or coif1 to coif5; it was {Wavelet}.",
            Taps == 0 || levels > 0 ? null : $"Wavelet (wavelet) {Wavelet} is longer than a frame.",
            NWavesRules.Number("CoefficientCount (n_coefficients)", CoefficientCount, 1, length),
            NWavesRules.Number("Level (level)", Level, 0, Math.Max(1, levels)),
            NWavesRules.FrameLength(FrameLength),
            NWavesRules.Window(Window));
    }

    private int Taps => Wavelet switch
    {
        "haar" => 2,
        ['d', 'b', .. var number] when Between(number, 1, 20) is { } n => 2 * n,
        ['s', 'y', 'm', .. var number] when Between(number, 2, 20) is { } n => 2 * n,
        ['c', 'o', 'i', 'f', .. var number] when Between(number, 1, 5) is { } n => 6 * n,
        _ => 0,
    };

    private static int? Between(string number, int lowest, int highest) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= lowest && value <= highest
            ? value
            : null;

    // How often the frame, filled up to a power of two, can be halved before the wavelet is longer than it.
    private int Levels(int frameLength) =>
        Taps == 0 ? 0 : BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(frameLength, 16, 65_536)) / (uint)(Taps - 1));
}
