using System.Globalization;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Progress;

/// <summary>An epoch in words.</summary>
internal static class EpochText
{
    /// <summary>Writes one line with the time that is left: what a log wants. A terminal's bar shows the time itself.</summary>
    public static string LineWithTime(EpochReport epoch) => string.Create(
        CultureInfo.InvariantCulture, $"{Line(epoch)}, {(int)epoch.TimeLeft.TotalHours}:{epoch.TimeLeft:mm\\:ss} left");

    /// <summary>Writes what finds room: the line, or as much of it as tells how far and how good a training is.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="room">The letters there is room for.</param>
    public static string Fitting(EpochReport epoch, int room) => Line(epoch) is var line && line.Length <= room
        ? line
        : Cut(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Epoch}/{epoch.Epochs}  UAR {epoch.ValidationUar:0.000}{Best(epoch)}"), room);

    /// <summary>Cuts a text that finds no room.</summary>
    public static string Cut(string text, int room) => text.Length <= room ? text : string.Concat(text.AsSpan(0, Math.Max(0, room - 1)), "…");

    /// <summary>Writes one line.</summary>
    public static string Line(EpochReport epoch) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {epoch.Epoch}/{epoch.Epochs}  loss {epoch.TrainingLoss:0.000}  validation loss {epoch.ValidationLoss:0.000}, "
        + $"UAR {epoch.ValidationUar:0.000}{Best(epoch)}");

    private static string Best(EpochReport epoch) => epoch.IsBest ? " (best)" : string.Empty;
}
