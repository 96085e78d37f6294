using System.Text;
using SpeechEmotion.Cli.Output.Segments;

namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>The turns with their names, and below a row for each emotion that is as high as its probability.</summary>
internal static class EmotionPanel
{
    private const double TurnHeight = 28;
    private const double RowHeight = 30;
    private const double LetterWidth = 6.6;

    /// <summary>Draws the panel.</summary>
    /// <returns>The lower edge.</returns>
    public static double Draw(StringBuilder svg, PlotData data, TimeAxis axis, double top)
    {
        svg.Text("title", 8, top + 14, "Emotion");
        svg.Text("tick end", axis.Left + axis.Width, top + 14, "height of a row = probability 0 to 1");
        double y = top + RecordingSvg.PanelTitleHeight;
        svg.Text("label end", axis.Left - 9, y + 18, "turns");
        foreach (EmotionSegment turn in data.Turns)
        {
            DrawTurn(svg, data, turn, axis, y);
        }

        y += TurnHeight + 8;
        foreach (string label in data.Labels)
        {
            svg.Text("label end", axis.Left - 9, y + RowHeight - 8, label);
            svg.Rectangle("row", (axis.Left, y, axis.Width, RowHeight - 4));
            DrawRow(svg, data, label, axis, y);
            y += RowHeight;
        }

        return y;
    }

    private static void DrawTurn(StringBuilder svg, PlotData data, EmotionSegment turn, TimeAxis axis, double y)
    {
        double left = axis.X(turn.Start);
        double width = Math.Max(1, axis.X(turn.End) - left - 1);
        string kind = turn.IsSpeech ? "turn" : "pause";
        svg.Rectangle(kind, (left, y, width, TurnHeight), $"{PlotSummary.Span(data, turn)}: {PlotSummary.Answer(turn)}");
        string name = SegmentText.Answer(turn);
        string text = (LetterWidth * (name.Length + 6)) < width && turn.IsSpeech ? PlotSummary.Answer(turn) : name;
        if (LetterWidth * (text.Length + 1) < width)
        {
            svg.Text($"in-{kind}", left + (width / 2), y + 18, text);
        }
    }

    private static void DrawRow(StringBuilder svg, PlotData data, string label, TimeAxis axis, double y)
    {
        const double Full = RowHeight - 4;
        for (int i = 0; i < data.Windows.Count; i++)
        {
            EmotionSegment window = data.Windows[i];
            if (!window.IsSpeech)
            {
                continue;
            }

            // Windows overlap; each is drawn from and to half-way between the middles of its neighbours and its own.
            TimeSpan start = i == 0 ? window.Start : (Middle(data.Windows[i - 1]) + Middle(window)) / 2;
            TimeSpan end = i == data.Windows.Count - 1 ? window.End : (Middle(window) + Middle(data.Windows[i + 1])) / 2;
            float probability = window.Scores.First(score => score.Emotion == label).Probability;
            double height = Math.Max(0.5, Full * probability);
            double left = axis.X(start);
            bool isFirst = window.Scores[0].Emotion == label;
            svg.Rectangle(
                isFirst ? "bar first" : "bar",
                (left, y + Full - height, Math.Max(0.2, axis.X(end) - left), height),
                $"{PlotSummary.Span(data, window)}: {label} {SegmentText.Percent(100 * probability)}");
        }
    }

    private static TimeSpan Middle(EmotionSegment window) => (window.Start + window.End) / 2;
}
