using System.Text.Json.Serialization;

namespace SpeechEmotion.Features;

/// <summary>The weighting of a frame before its transform; periodic, as librosa uses them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WindowFunction>))]
public enum WindowFunction
{
    /// <summary>0.5 − 0.5 cos(2πn/N).</summary>
    [JsonStringEnumMemberName("hann")]
    Hann,

    /// <summary>0.54 − 0.46 cos(2πn/N).</summary>
    [JsonStringEnumMemberName("hamming")]
    Hamming,

    /// <summary>All ones.</summary>
    [JsonStringEnumMemberName("ones")]
    Ones,
}
