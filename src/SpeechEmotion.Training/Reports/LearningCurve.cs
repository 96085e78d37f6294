namespace SpeechEmotion.Training;

/// <summary>How one training run went, epoch by epoch.</summary>
/// <param name="Name">The run, for example <c>"fold 1, seed 0"</c>.</param>
/// <param name="Points">The epochs in order.</param>
public sealed record LearningCurve(string Name, IReadOnlyList<LearningPoint> Points)
{
    /// <summary>Makes a curve of a trainer's reports.</summary>
    /// <param name="name">The run.</param>
    /// <param name="epochs">The reports, in order.</param>
    public static LearningCurve Of(string name, IEnumerable<EpochReport> epochs) => new(name, [.. epochs.Select(epoch =>
        new LearningPoint(epoch.Epoch, epoch.TrainingLoss, epoch.ValidationLoss, epoch.ValidationUar))]);
}
