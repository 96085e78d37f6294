using System.Text.Json.Serialization;

namespace SpeechEmotion.Features;

/// <summary>What a delta takes beyond the first and the last frame.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeltaMode>))]
public enum DeltaMode
{
    /// <summary>Nothing: the polynomial fitted to the first and the last window serves its ends (librosa's default).</summary>
    [JsonStringEnumMemberName("interp")]
    Interpolate,

    /// <summary>The first and the last frame, repeated.</summary>
    [JsonStringEnumMemberName("nearest")]
    Nearest,

    /// <summary>The frames reflected about the first and the last one.</summary>
    [JsonStringEnumMemberName("mirror")]
    Mirror,

    /// <summary>Zeros.</summary>
    [JsonStringEnumMemberName("constant")]
    Constant,

    /// <summary>The frames of the other end.</summary>
    [JsonStringEnumMemberName("wrap")]
    Wrap,
}
