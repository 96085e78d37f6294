using System.Text.Json.Serialization;

namespace SpeechEmotion.Features;

/// <summary>The scaling of the discrete cosine transform (scipy's <c>norm</c>).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DctNormalization>))]
public enum DctNormalization
{
    /// <summary>Orthonormal.</summary>
    [JsonStringEnumMemberName("ortho")]
    Ortho,

    /// <summary>Unscaled: twice the sums.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}
