using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Progress;

/// <summary>Hands the progress of a cross-validation to a display: one line a fold, bars within it.</summary>
internal sealed class FoldProgress(IWorkDisplay display) : IProgress<CrossValidationProgress>
{
    private readonly Lock _gate = new();
    private int _run;

    /// <inheritdoc/>
    public void Report(CrossValidationProgress value)
    {
        lock (_gate)
        {
            if (value.Run != _run)
            {
                _run = value.Run;
                display.Begin($"{value.Name}, seed {value.Seed} ({value.Run}/{value.Runs})");
            }

            if (value.Preparation is { } preparation)
            {
                display.Report(preparation);
            }

            if (value.Epoch is { } epoch)
            {
                display.Report(epoch);
            }

            if (value.Finished is { } fold)
            {
                display.Say($"{value.Name}, seed {value.Seed}: UAR {fold.Result.UnweightedAverageRecall:0.000}, accuracy {fold.Result.Accuracy:0.000}");
            }
        }
    }
}
