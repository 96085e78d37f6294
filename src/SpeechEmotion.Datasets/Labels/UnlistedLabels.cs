using System.Text.Json.Serialization;

namespace SpeechEmotion.Datasets;

/// <summary>What a <see cref="LabelMap"/> does with a label that it does not list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnlistedLabels>))]
public enum UnlistedLabels
{
    /// <summary>The label stays as it is.</summary>
    [JsonStringEnumMemberName("keep")]
    Keep,

    /// <summary>Utterances with the label are left out.</summary>
    [JsonStringEnumMemberName("drop")]
    Drop,

    /// <summary>The label is an error.</summary>
    [JsonStringEnumMemberName("refuse")]
    Refuse,
}
