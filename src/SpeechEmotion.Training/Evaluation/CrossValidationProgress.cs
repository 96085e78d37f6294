namespace SpeechEmotion.Training;

/// <summary>How far a cross-validation is.</summary>
/// <param name="Run">The run under way (a fold with a seed), counted from 1.</param>
/// <param name="Runs">All runs.</param>
/// <param name="Name">The fold.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Preparation">How far features are, while they are computed.</param>
/// <param name="Epoch">What the last epoch gave, while training.</param>
/// <param name="Finished">The run's result, when it is there.</param>
public sealed record CrossValidationProgress(
    int Run,
    int Runs,
    string Name,
    int Seed,
    PreparationProgress? Preparation = null,
    EpochReport? Epoch = null,
    FoldResult? Finished = null);
