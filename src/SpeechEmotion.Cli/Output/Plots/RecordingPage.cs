using System.Text;
using SpeechEmotion.Cli.Output.Segments;

namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>A page with the picture of a recording and the same in a table. It needs no script and nothing outside itself.</summary>
internal static class RecordingPage
{
    /// <summary>Writes the page.</summary>
    public static string Write(PlotData data)
    {
        string name = SvgText.Escape(data.Name);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Emotions in {name}</title>
            <style>
            {PlotStyle.Colours}
            {PlotStyle.Page}
            {PlotStyle.Picture}
            </style>
            </head>
            <body>
            <main>
            <h1>{name}</h1>
            <p>{SvgText.Escape(PlotSummary.Sentence(data))}</p>
            <div class="card scroll" tabindex="0" role="group" aria-label="Picture of the recording">
            {RecordingSvg.Write(data, isAlone: false)}
            </div>
            <h2 id="turns">Turns</h2>
            <div class="card scroll" tabindex="0" role="group" aria-labelledby="turns">
            {Table(data)}
            </div>
            <footer>Model {SvgText.Escape(data.Model)}. Probabilities say how a recording sounds to the model, not what a person feels.</footer>
            </main>
            </body>
            </html>

            """;
    }

    private static string Table(PlotData data)
    {
        StringBuilder table = new();
        table.AppendLine("<table>");
        string labels = string.Concat(data.Labels.Select(label => $"<th scope=\"col\">{SvgText.Escape(label)}</th>"));
        table.AppendLine($"<thead><tr><th scope=\"col\">time</th><th scope=\"col\">emotion</th>{labels}</tr></thead>");
        table.AppendLine("<tbody>");
        foreach (EmotionSegment turn in data.Turns)
        {
            IEnumerable<string> cells = data.Labels.Select(label => Cell(turn, label));
            table.AppendLine(
                $"<tr><th scope=\"row\">{PlotSummary.Span(data, turn)}</th><td>{SvgText.Escape(SegmentText.Answer(turn))}</td>{string.Concat(cells)}</tr>");
        }

        return table.AppendLine("</tbody>").Append("</table>").ToString();
    }

    private static string Cell(EmotionSegment turn, string label)
    {
        if (!turn.IsSpeech)
        {
            return "<td></td>";
        }

        string best = turn.Emotion == label ? " class=\"best\"" : string.Empty;
        return $"<td{best}>{SegmentText.Percent(100 * turn.Scores.First(score => score.Emotion == label).Probability)}</td>";
    }
}
