using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>One corpus a model was trained on. Descriptive: it changes no number.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record CorpusInfo
{
    /// <summary>Gets the name, for example "RAVDESS".</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Gets the licence of the recordings, for example "CC BY-NC-SA 4.0".</summary>
    [JsonPropertyName("licence")]
    public string? Licence { get; init; }

    /// <summary>Gets where the corpus is published.</summary>
    [JsonPropertyName("source")]
    public string? Source { get; init; }

    /// <summary>Gets the number of recordings used in training.</summary>
    [JsonPropertyName("clips")]
    public int? Clips { get; init; }

    /// <summary>Gets the number of speakers heard in training.</summary>
    [JsonPropertyName("speakers")]
    public int? Speakers { get; init; }
}
