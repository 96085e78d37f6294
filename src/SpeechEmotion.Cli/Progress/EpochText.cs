using System.Globalization;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Progress;

/// <summary>An epoch in words.</summary>
internal static class EpochText
{
    /// <summary>Writes one line with the time that is left: what a log wants. A terminal's bar shows the time itself.</summary>
    public static string LineWithTime(EpochReport epoch) => string.Create(
        CultureInfo.InvariantCulture, $"{Line(epoch)}, {(int)epoch.TimeLeft.TotalHours}:{epoch.TimeLeft:mm\\:ss} left");

    /// <summary>Writes one line.</summary>
    public static string Line(EpochReport epoch) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {epoch.Epoch}/{epoch.Epochs}  loss {epoch.TrainingLoss:0.000}  validation loss {epoch.ValidationLoss:0.000}, "
        + $"UAR {epoch.ValidationUar:0.000}{(epoch.IsBest ? " (best)" : string.Empty)}");
}
