using System.Text.Json.Serialization;

namespace SpeechEmotion.TestKit;

/// <summary>One array of the manifest.</summary>
public sealed record ReferenceEntry
{
    /// <summary>Gets the path below <c>tests/Reference</c>.</summary>
    [JsonPropertyName("file")]
    public required string File { get; init; }

    /// <summary>Gets the librosa call that made the array.</summary>
    [JsonPropertyName("call")]
    public required string Call { get; init; }

    /// <summary>Gets the largest difference between librosa on float32 and on float64 input: its own rounding noise.</summary>
    [JsonPropertyName("f32_vs_f64_maxabs")]
    public double Noise { get; init; }

    /// <summary>Gets the largest absolute value of the array, where the manifest states it.</summary>
    [JsonPropertyName("max_abs_value")]
    public double MaxAbsoluteValue { get; init; }
}
