namespace SpeechEmotion.Training;

/// <summary>How training went: every run thin, their mean bold.</summary>
internal static class LearningPlots
{
    private const double Width = 460;
    private const double Height = 320;

    public static string Loss(IReadOnlyList<LearningCurve> curves)
    {
        double highest = curves.SelectMany(curve => curve.Points).Max(point => Math.Max(point.TrainingLoss, point.ValidationLoss ?? 0));
        PlotFrame plot = Frame(curves, (0, highest * 1.05), "Loss by epoch", "loss", PlotFrame.Round(0, highest * 1.05));
        Draw(plot, curves, point => point.TrainingLoss, "training");
        Draw(plot, curves, point => point.ValidationLoss, "validation");
        return plot.End();
    }

    public static string? Recall(IReadOnlyList<LearningCurve> curves)
    {
        if (!curves.SelectMany(curve => curve.Points).Any(point => point.ValidationUnweightedAverageRecall is not null))
        {
            return null;
        }

        PlotFrame plot = Frame(curves, (0, 1), "UAR on the validation speakers by epoch", "UAR, validation", PlotFrame.Shares());
        Draw(plot, curves, point => point.ValidationUnweightedAverageRecall, "validation");
        return plot.End();
    }

    private static PlotFrame Frame(
        IReadOnlyList<LearningCurve> curves, (double, double) y, string description, string title, IEnumerable<(double, string)> ticks)
    {
        int first = curves.SelectMany(curve => curve.Points).Min(point => point.Epoch);
        int last = Math.Max(curves.SelectMany(curve => curve.Points).Max(point => point.Epoch), first + 1);
        return new PlotFrame(Width, Height, (first, last), y, description).Axes(
            "epoch", title, PlotFrame.Round(first, last).Where(tick => tick.Value == Math.Floor(tick.Value)), ticks);
    }

    private static void Draw(PlotFrame plot, IReadOnlyList<LearningCurve> curves, Func<LearningPoint, double?> value, string style)
    {
        if (curves.Count > 1)
        {
            foreach (LearningCurve curve in curves)
            {
                plot.Curve(Points(curve.Points, value), $"run {style}");
            }
        }

        // Runs may stop at different epochs: the mean is over those still running.
        plot.Curve(
            curves.SelectMany(curve => Points(curve.Points, value)).GroupBy(point => point.X).OrderBy(epoch => epoch.Key)
                .Select(epoch => (epoch.Key, epoch.Average(point => point.Y))),
            $"curve {style}");
    }

    private static IEnumerable<(double X, double Y)> Points(IEnumerable<LearningPoint> points, Func<LearningPoint, double?> value) =>
        points.Where(point => value(point) is not null).Select(point => ((double)point.Epoch, value(point)!.Value));
}
