using System.Collections.ObjectModel;

namespace SpeechEmotion;

/// <summary>One labelled recording of a corpus.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record Utterance
{
    /// <summary>Gets the path of the audio file, as the parser was given the root.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the emotion, one of <see cref="EmotionLabels"/> or a label of the corpus' own.</summary>
    public required string Emotion { get; init; }

    /// <summary>Gets the speaker, unique within the corpus. Folds keep a speaker on one side.</summary>
    public required string Speaker { get; init; }

    /// <summary>Gets the corpus, the parser's <see cref="IDatasetParser.Name"/>.</summary>
    public required string Dataset { get; init; }

    /// <summary>Gets the speaker's sex, where the corpus states it.</summary>
    public SpeakerSex Sex { get; init; }

    /// <summary>Gets whatever else the corpus codes (intensity, sentence, repetition …), by lower-case name.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets the speaker with the corpus, unique over all corpora: <c>"ravdess/07"</c>.</summary>
    public string SpeakerKey => $"{Dataset}/{Speaker}";
}
