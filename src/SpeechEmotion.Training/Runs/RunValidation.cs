using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>Who validates: named speakers, or a number of speakers drawn by a seed. They come from the run's own corpora.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record RunValidation
{
    /// <summary>Gets the speakers (<see cref="Utterance.SpeakerKey"/>), or <see langword="null"/> to draw <see cref="Count"/>.</summary>
    [JsonPropertyName("speakers")]
    public IReadOnlyList<string>? Speakers { get; init; }

    /// <summary>Gets how many speakers are drawn, the sexes in balance; 0 takes a tenth of the clips instead, whoever speaks.</summary>
    [JsonPropertyName("count")]
    public int Count { get; init; } = 2;

    /// <summary>Gets the seed that draws them.</summary>
    [JsonPropertyName("seed")]
    public int Seed { get; init; }
}
