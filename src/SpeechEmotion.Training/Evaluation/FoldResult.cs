using System.Collections.ObjectModel;

namespace SpeechEmotion.Training;

/// <summary>One fold trained and judged with one seed.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record FoldResult
{
    /// <summary>Gets the figures, and how many clips they rest on.</summary>
    public required FoldSummary Summary { get; init; }

    /// <summary>Gets the whole evaluation.</summary>
    public required EvaluationResult Result { get; init; }

    /// <summary>Gets the answer for each test clip.</summary>
    public required IReadOnlyList<ClipPrediction> Predictions { get; init; }

    /// <summary>Gets the answers for the test clips under each condition, by the condition's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ClipPrediction>> Conditions { get; init; } =
        ReadOnlyDictionary<string, IReadOnlyList<ClipPrediction>>.Empty;

    /// <summary>Gets how training went.</summary>
    public required IReadOnlyList<EpochReport> Epochs { get; init; }
}
