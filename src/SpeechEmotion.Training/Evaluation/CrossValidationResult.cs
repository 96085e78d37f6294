namespace SpeechEmotion.Training;

/// <summary>What a protocol says about a way of training: all folds and seeds, and all their answers together.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record CrossValidationResult
{
    /// <summary>Gets the protocol in words.</summary>
    public required string Protocol { get; init; }

    /// <summary>Gets the models' labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Gets the folds, in order, each once a seed.</summary>
    public required IReadOnlyList<FoldResult> Folds { get; init; }

    /// <summary>Gets the result over the answers of all folds and seeds together.</summary>
    public required EvaluationResult Overall { get; init; }

    /// <summary>Gets the figures under each condition over all folds and seeds; empty where none was asked for.</summary>
    public IReadOnlyList<GroupMetrics> Conditions { get; init; } = [];

    /// <summary>Gets whether the labels judged were chosen (<see cref="CrossValidationOptions.JudgedLabels"/>).</summary>
    internal bool LabelsAreChosen { get; init; }

    /// <summary>Gets whether test speakers were heard in training: every figure is then "speakers overlap: optimistic".</summary>
    public bool SpeakersOverlap => Overall.SpeakersOverlap;

    /// <summary>Gets the accuracy's mean and spread over folds and seeds.</summary>
    public Spread Accuracy => Spread.Of(Folds.Select(fold => fold.Result.Accuracy));

    /// <summary>Gets the UAR's mean and spread over folds and seeds.</summary>
    public Spread UnweightedAverageRecall => Spread.Of(Folds.Select(fold => fold.Result.UnweightedAverageRecall));

    /// <summary>Gets the macro-F1's mean and spread over folds and seeds.</summary>
    public Spread MacroF1 => Spread.Of(Folds.Select(fold => fold.Result.MacroF1));

    /// <summary>Makes the report: text, JSON or page.</summary>
    /// <param name="title">The title.</param>
    /// <param name="facts">Further facts to show, in order: corpora, network …</param>
    public EvaluationReport ToReport(string title, params IReadOnlyList<KeyValuePair<string, string>> facts) => new()
    {
        Title = title,
        Protocol = Protocol,
        Facts = Overall.Classes.Count < Labels.Count
            ? [.. facts, Overall.JudgedOver(LabelsAreChosen ? "the labels chosen" : EvaluationResultExtensions.TestedLabels)]
            : facts,
        Result = Overall,
        Conditions = Conditions,
        Folds = [.. Folds.Select(fold => fold.Summary)],
        Curves = [.. Folds.Where(fold => fold.Epochs.Count > 0).Select(fold => LearningCurve.Of(
            $"{fold.Summary.Name}, seed {fold.Summary.Seed}", fold.Epochs))],
    };
}
