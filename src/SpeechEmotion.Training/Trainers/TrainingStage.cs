using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>One stage of a training: its options and its place in the whole.</summary>
/// <param name="Options">The options of this stage.</param>
/// <param name="Identity">Says whether a checkpoint belongs to this stage of this run.</param>
/// <param name="PlannedBefore">The most epochs of the stages before.</param>
/// <param name="PlannedAfter">The most epochs of the stages after.</param>
internal sealed record TrainingStage(TrainingOptions Options, Lazy<string> Identity, int PlannedBefore, int PlannedAfter)
{
    /// <summary>Gets the epochs that the stages before ran; fewer than planned where one of them stopped early.</summary>
    public int EpochsBefore { get; init; }

    /// <summary>Gets how many epochs all stages run at most, as far as is known now.</summary>
    public int EpochsInAll => EpochsBefore + Options.Epochs + PlannedAfter;

    /// <summary>Gets the weights to start from, or <see langword="null"/> to start as the options say.</summary>
    public WeightSet? Start { get; init; }

    /// <summary>Gets whether the stage goes on from the checkpoint, where there is one.</summary>
    public bool Resumes { get; init; }

    /// <summary>Lists the stages of a training.</summary>
    public static IReadOnlyList<TrainingStage> Of(NetworkDefinition network, TrainingSet training, TrainingSet validation, TrainingOptions options)
    {
        TrainingOptions[] stages = options.FineTuning is { } fineTuning ? [options, fineTuning.After(options)] : [options];
        Lazy<string> run = new(() => RunIdentity.Compute(network, training, validation, options));
        return [.. stages.Select((stage, index) => new TrainingStage(
            stage,
            new Lazy<string>(() => index == 0 ? run.Value : $"{run.Value} {index}"),
            stages.Take(index).Sum(before => before.Epochs),
            stages.Skip(index + 1).Sum(after => after.Epochs)))];
    }
}
