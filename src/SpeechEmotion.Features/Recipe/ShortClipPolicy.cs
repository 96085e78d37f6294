using System.Text.Json.Serialization;

namespace SpeechEmotion.Features;

/// <summary>What happens to a clip shorter than the recipe's duration.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShortClipPolicy>))]
public enum ShortClipPolicy
{
    /// <summary>It stays short, as in librosa.</summary>
    [JsonStringEnumMemberName("as_is")]
    AsIs,

    /// <summary>Zeros are added after its end up to the duration.</summary>
    [JsonStringEnumMemberName("pad")]
    Pad,

    /// <summary>It is repeated from its start up to the duration.</summary>
    [JsonStringEnumMemberName("repeat")]
    Repeat,
}
