namespace SpeechEmotion.Training;

/// <summary>
/// What a test would say if emotions were as frequent as a host's, by weighing clips: acted corpora hold as much anger as neutral speech,
/// most other speech does not.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record PriorResult
{
    /// <summary>Gets the share of each label judged.</summary>
    public required IReadOnlyDictionary<string, double> Priors { get; init; }

    /// <summary>Gets the figures of the answers as they are: the model takes all emotions for equally frequent.</summary>
    public required PriorFigures Plain { get; init; }

    /// <summary>Gets the figures of the answers of a model that was told the shares.</summary>
    public required PriorFigures Told { get; init; }
}
