using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>Who validates: named speakers, or a number of speakers drawn by a seed. They come from the run's own corpora.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
/// <param name="Speakers">
/// The speakers (<see cref="Utterance.SpeakerKey"/>), or <see langword="null"/> to draw <paramref name="Count"/>.
/// </param>
/// <param name="Count">How many speakers are drawn, the sexes in balance; 0 takes a tenth of the clips instead, whoever speaks.</param>
/// <param name="Seed">The seed that draws them, 0 or more.</param>
public sealed record RunValidation(
    [property: JsonPropertyName("speakers")] IReadOnlyList<string>? Speakers = null,
    [property: JsonPropertyName("count")] int Count = 2,
    [property: JsonPropertyName("seed")] int Seed = 0);
