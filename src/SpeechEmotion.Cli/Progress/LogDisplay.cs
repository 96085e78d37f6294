using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Progress;

/// <summary>One line an epoch: what a log file wants.</summary>
internal sealed class LogDisplay(TextWriter output) : IWorkDisplay
{
    private readonly Lock _gate = new();
    private string _part = string.Empty;

    /// <inheritdoc/>
    public void Begin(string name) => _part = name;

    /// <inheritdoc/>
    public void Say(string line)
    {
        lock (_gate)
        {
            output.WriteLine(line);
        }
    }

    /// <inheritdoc/>
    public void Report(PreparationProgress value)
    {
        if (value.Done == value.Total)
        {
            Say($"{_part}: features of {value.Total} clips are ready");
        }
    }

    /// <inheritdoc/>
    public void Report(EpochReport value) => Say($"{_part}: {EpochText.LineWithTime(value)}");
}
