using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>How a model was trained, for its card. Descriptive: it changes no number, and members of newer versions are skipped.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record TrainingInfo
{
    /// <summary>Gets the corpora.</summary>
    [JsonPropertyName("corpora")]
    public IReadOnlyList<CorpusInfo> Corpora { get => field ?? []; init; }

    /// <summary>Gets how speakers were divided, in words: "validation: RAVDESS 21–24; every other speaker trains".</summary>
    [JsonPropertyName("speaker_split")]
    public string? SpeakerSplit { get; init; }

    /// <summary>Gets the seed of weights, order, dropout and augmentation.</summary>
    [JsonPropertyName("seed")]
    public long? Seed { get; init; }

    /// <summary>Gets the number of epochs run.</summary>
    [JsonPropertyName("epochs")]
    public int? Epochs { get; init; }

    /// <summary>Gets the number of examples in a step.</summary>
    [JsonPropertyName("batch_size")]
    public int? BatchSize { get; init; }

    /// <summary>Gets the optimizer with its settings, in words: "Adam, learning rate 0.001".</summary>
    [JsonPropertyName("optimizer")]
    public string? Optimizer { get; init; }

    /// <summary>Gets the variants made of each clip, in words; empty for none.</summary>
    [JsonPropertyName("augmentation")]
    public IReadOnlyList<string> Augmentation { get => field ?? []; init; }

    /// <summary>Gets the number of examples, variants included.</summary>
    [JsonPropertyName("examples")]
    public int? Examples { get; init; }

    /// <summary>Gets which trainer made the model, with the library's version.</summary>
    [JsonPropertyName("library_version")]
    public string? LibraryVersion { get; init; }

    /// <summary>Gets when training ended.</summary>
    [JsonPropertyName("trained_at")]
    public DateTimeOffset? TrainedAt { get; init; }

    /// <summary>
    /// Gets every speaker heard in training or validation, as <c>corpus/speaker</c>: an evaluation on one of them is optimistic, and
    /// says so. Empty where that is not told.
    /// </summary>
    [JsonPropertyName("speakers")]
    public IReadOnlyList<string> Speakers { get => field ?? []; init; }

    /// <summary>Gets the run file that made the model, every default spelled out, or <see langword="null"/> where there was none.</summary>
    [JsonPropertyName("run")]
    public JsonElement? Run { get; init; }
}
