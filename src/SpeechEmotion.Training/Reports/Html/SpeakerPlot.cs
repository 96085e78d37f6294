using static SpeechEmotion.Training.HtmlText;

namespace SpeechEmotion.Training;

/// <summary>The accuracy of each speaker, worst first, one column a speaker: from two speakers to a hundred.</summary>
internal static class SpeakerPlot
{
    private const double Width = 980;
    private const double Height = 300;
    private const int MostLabels = 48;

    public static string Draw(EvaluationResult result)
    {
        GroupMetrics[] speakers = [.. result.Speakers.OrderBy(speaker => speaker.Accuracy)];
        bool oneCorpus = speakers.Select(speaker => speaker.Name.Split('/')[0]).Distinct().Count() == 1;
        PlotFrame plot = new PlotFrame(Width, Height, (0, speakers.Length), (0, 1), "Accuracy by speaker, worst first")
            .Axes("", "accuracy", [], PlotFrame.Shares());
        double gap = speakers.Length > MostLabels ? 0.08 : 0.18;
        foreach ((int index, GroupMetrics speaker) in speakers.Index())
        {
            string tip = $"{speaker.Name}: accuracy {Percent(speaker.Accuracy)}, UAR {Percent(speaker.UnweightedAverageRecall)}, "
                + $"{speaker.Clips} clips";
            plot.Bar(index + gap, index + 1 - gap, 0, speaker.Accuracy, "bar", tip);
            if (speakers.Length <= MostLabels)
            {
                plot.SlantedTick(index + 0.5,
                    oneCorpus ? speaker.Name[(speaker.Name.IndexOf('/', StringComparison.Ordinal) + 1)..] : speaker.Name);
            }
        }

        plot.Line(plot.X(0), plot.Y(result.Accuracy), plot.X(speakers.Length), plot.Y(result.Accuracy), "ideal");
        return plot.End();
    }
}
