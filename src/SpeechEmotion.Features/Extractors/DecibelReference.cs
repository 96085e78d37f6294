using System.Text.Json.Serialization;

namespace SpeechEmotion.Features;

/// <summary>What 0 dB means in a log-mel spectrogram.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecibelReference>))]
public enum DecibelReference
{
    /// <summary>The clip's largest value: gain changes nothing (librosa's <c>ref=np.max</c>, without an absolute floor).</summary>
    [JsonStringEnumMemberName("max")]
    Max,

    /// <summary>A power of 1, with the floor 1e-10 (librosa's default).</summary>
    [JsonStringEnumMemberName("one")]
    One,
}
