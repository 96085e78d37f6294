namespace SpeechEmotion.Training.Tests.Trainers;

/// <summary>Keeps every report, at once and in order.</summary>
internal sealed class ListProgress(List<EpochReport> reports) : IProgress<EpochReport>
{
    public void Report(EpochReport value) => reports.Add(value);
}
