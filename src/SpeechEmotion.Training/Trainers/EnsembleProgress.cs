using System.Diagnostics;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>Makes the reports of an ensemble's members, one after the other, those of one training.</summary>
internal sealed class EnsembleProgress(IProgress<EpochReport> progress, int members) : IProgress<EpochReport>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _later = members - 1, _epochsBefore, _first, _planned, _last;
    private TimeSpan _began;

    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        // A member that goes on from a checkpoint begins later than at 1, and one that stops a stage early plans fewer epochs from then on.
        if (_last == 0)
        {
            (_first, _planned) = (value.Epoch, value.Epochs);
        }

        _last = value.Epoch;
        TimeSpan pace = value.Elapsed / (value.Epoch - _first + 1);
        progress.Report(value with
        {
            Epoch = _epochsBefore + value.Epoch,
            Epochs = _epochsBefore + value.Epochs + (_later * _planned),
            Elapsed = _began + value.Elapsed,
            TimeLeft = value.TimeLeft + (pace * _planned * _later),
        });
    }

    /// <summary>Goes on to the next member.</summary>
    /// <param name="member">The member that is finished; it reported nothing if it was not trained anew.</param>
    public void End(ModelBundle member)
    {
        _epochsBefore += Math.Max(_last, member.Training?.Epochs ?? 0);
        (_later, _last, _began) = (_later - 1, 0, _clock.Elapsed);
    }
}
