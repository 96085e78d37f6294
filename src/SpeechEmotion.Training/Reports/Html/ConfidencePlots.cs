using static SpeechEmotion.Training.HtmlText;

namespace SpeechEmotion.Training;

/// <summary>What the model's confidence is worth: the reliability diagram, and accuracy against coverage.</summary>
internal static class ConfidencePlots
{
    private const double Width = 460;
    private const double Height = 340;

    public static string Reliability(EvaluationResult result)
    {
        PlotFrame plot = new PlotFrame(Width, Height, (0, 1), (0, 1), "Reliability diagram: accuracy of the clips at each confidence")
            .Axes("confidence", "accuracy", PlotFrame.Shares(), PlotFrame.Shares());
        foreach (ReliabilityBin bin in result.Reliability.Where(bin => bin.Count > 0))
        {
            string tip = $"confidence {Percent(bin.Lower, 0)} to {Percent(bin.Upper, 0)}: {bin.Count} clips, "
                + $"mean confidence {Percent(bin.Confidence)}, accuracy {Percent(bin.Accuracy)}";
            plot.Bar(bin.Lower + 0.004, bin.Upper - 0.004, 0, bin.Accuracy, "bar", tip);
        }

        plot.Line(plot.X(0), plot.Y(0), plot.X(1), plot.Y(1), "ideal");
        int most = result.Reliability.Max(bin => bin.Count);
        foreach (ReliabilityBin bin in result.Reliability.Where(bin => bin.Count > 0))
        {
            // The area of a dot is its number of clips.
            plot.Dot(bin.Confidence, bin.Accuracy, 2 + (5 * Math.Sqrt((double)bin.Count / most)), "dot", $"{bin.Count} clips");
        }

        return plot.End();
    }

    public static string Coverage(EvaluationResult result)
    {
        double lowest = Math.Floor(Math.Min(result.Coverage.Min(point => point.Accuracy), result.Accuracy) * 10) / 10;
        double low = Math.Min(lowest, 0.9);
        double step = 1 - low > 0.5 ? 0.2 : 0.1;
        PlotFrame plot = new PlotFrame(Width, Height, (0, 1), (low, 1), "Accuracy when only the most confident clips are answered")
            .Axes("share of clips answered, the most confident first", "accuracy",
                PlotFrame.Shares(), PlotFrame.Shares(step).Where(tick => tick.Value >= low - 1e-9));
        plot.Line(plot.X(0), plot.Y(result.Accuracy), plot.X(1), plot.Y(result.Accuracy), "ideal");
        plot.Curve(result.Coverage.Select(point => (point.Coverage, point.Accuracy)), "curve");
        foreach (CoveragePoint point in result.Coverage)
        {
            plot.Dot(point.Coverage, point.Accuracy, 3.5, "dot",
                $"{Percent(point.Coverage, 0)} of the clips, confidence from {Percent(point.MinimumConfidence)}: accuracy {Percent(point.Accuracy)}");
        }

        return plot.End();
    }
}
