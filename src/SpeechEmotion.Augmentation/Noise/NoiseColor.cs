using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>How the power of a noise is spread over frequency. JSON: lower case.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<NoiseColor>))]
public enum NoiseColor
{
    /// <summary>Equal power in every hertz: hiss.</summary>
    White,

    /// <summary>Equal power in every octave (1/f): rain, crowd far away.</summary>
    Pink,

    /// <summary>Falling 6 dB an octave (1/f²): rumble of traffic and wind.</summary>
    Brown,
}
