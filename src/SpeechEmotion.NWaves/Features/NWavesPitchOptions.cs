using System.Text.Json.Serialization;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>
/// The fundamental frequency by the greatest autocorrelation, in hertz; 0 where that is not above 1, a threshold that depends on the level.
/// JSON <c>type</c>: <c>nwaves_pitch</c>.
/// </summary>
/// <param name="MinFrequency">The lowest frequency looked for, in hertz, 10 or more.</param>
/// <param name="MaxFrequency">The highest, in hertz; at most half the sample rate.</param>
/// <param name="Scale">What samples are multiplied by, above 0 and at most 1,000,000; it moves the threshold by its square.</param>
/// <param name="FrameLength">Samples of a frame, 16 to 65,536; <see langword="null"/> = the length of the recipe's window.</param>
/// <param name="Window">The window over a frame.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NWavesPitchOptions(
    [property: JsonPropertyName("fmin")] double MinFrequency = 80,
    [property: JsonPropertyName("fmax")] double MaxFrequency = 400,
    [property: JsonPropertyName("scale")] float Scale = 1,
    [property: JsonPropertyName("frame_length")] int? FrameLength = null,
    [property: JsonPropertyName("window"), JsonConverter(typeof(SnakeCaseEnumConverter<WindowType>))]
    WindowType Window = WindowType.Rectangular) : FeatureOptions
{
    internal const string Type = "nwaves_pitch";

    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        NWavesFrames frames = NWavesFrames.For(this, sampleRate, stft, FrameLength, Window);
        return new NWavesExtractor(
            frames, () => new PitchExtractor(frames.Fill(new PitchOptions { LowFrequency = MinFrequency, HighFrequency = MaxFrequency })))
        {
            Scale = Scale,
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => [Type];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => NWavesRules.Failures(
        Type,
        NWavesRules.Number("MinFrequency (fmin)", MinFrequency, 10, sampleRate / 2.0),
        NWavesRules.Band(MinFrequency, MaxFrequency, sampleRate),
        NWavesRules.Number("Scale (scale)", Scale, 1e-6, 1e6),
        NWavesRules.FrameLength(FrameLength),
        NWavesRules.Window(Window));
}
