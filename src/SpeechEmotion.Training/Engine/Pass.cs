namespace SpeechEmotion.Training.Engine;

/// <summary>What every layer may know about the pass under way.</summary>
internal sealed class Pass(WorkerTeam team)
{
    /// <summary>Gets the threads that share the work.</summary>
    public WorkerTeam Team { get; } = team;

    /// <summary>Gets or sets whether this is a training step: dropout drops and batch normalisation uses the batch's statistics.</summary>
    public bool IsTraining { get; set; }

    /// <summary>Gets or sets the random stream of this step; with layer and sample it fixes what dropout drops.</summary>
    public ulong StepSeed { get; set; }
}
