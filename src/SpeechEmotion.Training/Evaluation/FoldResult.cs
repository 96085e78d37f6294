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

    /// <summary>Gives the fold with other answers.</summary>
    /// <param name="predictions">The answers for the test clips.</param>
    /// <param name="condition">Gives the answers under the condition of a name.</param>
    /// <param name="evaluate">Judges answers; whether the speakers of the fold overlap comes with it.</param>
    internal FoldResult JudgedAnew(
        IReadOnlyList<ClipPrediction> predictions,
        Func<string, IReadOnlyList<ClipPrediction>> condition,
        Func<IReadOnlyList<ClipPrediction>, bool, EvaluationResult> evaluate)
    {
        EvaluationResult result = evaluate(predictions, Summary.SpeakersOverlap);
        return this with
        {
            Summary = Summary with
            {
                Accuracy = result.Accuracy, UnweightedAverageRecall = result.UnweightedAverageRecall, MacroF1 = result.MacroF1,
            },
            Result = result,
            Predictions = predictions,
            Conditions = new ReadOnlyDictionary<string, IReadOnlyList<ClipPrediction>>(Conditions.Keys.ToDictionary(name => name, condition)),
        };
    }
}
