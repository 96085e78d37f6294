using SpeechEmotion.Training;

namespace SpeechEmotion.TorchSharp.Tests;

/// <summary>Keeps the reports, and stops a training after an epoch.</summary>
internal sealed class ListProgress : IProgress<EpochReport>
{
    private readonly List<EpochReport> _reports = [];

    public IReadOnlyList<EpochReport> Reports => _reports;

    public (int Epoch, CancellationTokenSource Source)? Stop { get; init; }

    public void Report(EpochReport value)
    {
        _reports.Add(value);
        if (value.Epoch == Stop?.Epoch)
        {
            Stop.Value.Source.Cancel();
        }
    }
}
