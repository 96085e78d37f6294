namespace SpeechEmotion.Training;

/// <summary>One clip of a test with its truth and what the model said.</summary>
/// <remarks>Immutable by contract: the record keeps the memory it is given. Safe to share between threads.</remarks>
public sealed record ClipPrediction
{
    /// <summary>Gets what tells the clip from others, usually its path.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the true label.</summary>
    public required string Truth { get; init; }

    /// <summary>Gets one probability per label of the model, in the model's order.</summary>
    public required IReadOnlyList<float> Probabilities { get; init; }

    /// <summary>Gets the speaker, unique over all corpora (<see cref="Utterance.SpeakerKey"/>).</summary>
    public required string SpeakerKey { get; init; }

    /// <summary>Gets the speaker's sex, where the corpus states it.</summary>
    public SpeakerSex Sex { get; init; }
}
