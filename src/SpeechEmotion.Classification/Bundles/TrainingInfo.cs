using System.Text.Json;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>How a model was trained, for its card. Descriptive: it changes no number, and members of newer versions are skipped.</summary>
public sealed record TrainingInfo
{
    /// <summary>Gets the corpora.</summary>
    public IReadOnlyList<CorpusInfo> Corpora { get => field ?? []; init; }

    /// <summary>Gets how speakers were divided, in words: "validation: RAVDESS 21–24; every other speaker trains".</summary>
    public string? SpeakerSplit { get; init; }

    /// <summary>Gets the seed of weights, order, dropout and augmentation.</summary>
    public long? Seed { get; init; }

    /// <summary>Gets the number of epochs run.</summary>
    public int? Epochs { get; init; }

    /// <summary>Gets the number of examples in a step.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Gets the optimizer with its settings, in words: "Adam, learning rate 0.001".</summary>
    public string? Optimizer { get; init; }

    /// <summary>Gets the variants made of each clip, in words; empty for none.</summary>
    public IReadOnlyList<string> Augmentation { get => field ?? []; init; }

    /// <summary>Gets the number of examples, variants included.</summary>
    public int? Examples { get; init; }

    /// <summary>Gets which trainer made the model, with the library's version.</summary>
    public string? LibraryVersion { get; init; }

    /// <summary>Gets when training ended.</summary>
    public DateTimeOffset? TrainedAt { get; init; }

    /// <summary>
    /// Gets every speaker heard in training or validation, as <c>corpus/speaker</c>: an evaluation on one of them is optimistic, and
    /// says so. Empty where that is not told.
    /// </summary>
    public IReadOnlyList<string> Speakers { get => field ?? []; init; }

    /// <summary>Gets the run file that made the model, every default spelled out, or <see langword="null"/> where there was none.</summary>
    public JsonElement? Run { get; init; }

    internal TrainingInfo Exchange(JsonMembers json)
    {
        json.SkipUnknown();
        return new TrainingInfo
        {
            Corpora = json.List("corpora", Corpora, new CorpusInfo { Name = "" }, static (corpus, members) => corpus.Exchange(members)),
            SpeakerSplit = json.OptionalText("speaker_split", SpeakerSplit),
            Seed = json.Optional("seed", Seed, JsonForms.Long),
            Epochs = json.Member("epochs", Epochs),
            BatchSize = json.Member("batch_size", BatchSize),
            Optimizer = json.OptionalText("optimizer", Optimizer),
            Augmentation = json.Value("augmentation", Augmentation, JsonForms.Text.List),
            Examples = json.Member("examples", Examples),
            LibraryVersion = json.OptionalText("library_version", LibraryVersion),
            TrainedAt = json.Optional("trained_at", TrainedAt, JsonForms.Date),
            Speakers = json.Value("speakers", Speakers, JsonForms.Text.List),
            Run = json.Optional("run", Run, JsonForms.Any),
        };
    }
}
