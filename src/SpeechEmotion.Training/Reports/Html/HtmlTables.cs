using System.Text;
using static SpeechEmotion.Training.HtmlText;

namespace SpeechEmotion.Training;

/// <summary>The tables of the page: the same numbers as the plots, for reading, copying and screen readers.</summary>
internal static class HtmlTables
{
    public static string Classes(EvaluationResult result) => Table(
        ["emotion", "recall", "precision", "F1", "clips"],
        result.Classes.Select(row => (string[])[row.Label, TextReport.Recall(row), Percent(row.Precision), Percent(row.F1), $"{row.Support}"]));

    public static string Confusion(ConfusionMatrix confusion) => Table(
        ["truth \\ predicted", .. confusion.Labels],
        confusion.Labels.Select((label, row) => (string[])[label, .. confusion.Counts[row].Select(count => $"{count}")]));

    public static string Groups(IEnumerable<GroupMetrics> groups) => Table(
        ["group", "accuracy", "UAR", "clips"],
        groups.Select(group => (string[])[group.Name, Percent(group.Accuracy), Percent(group.UnweightedAverageRecall), $"{group.Clips}"]));

    public static string Conditions(IEnumerable<GroupMetrics> conditions) => Table(
        ["condition", "accuracy", "UAR", "ECE", "clips"],
        conditions.Select(row => (string[])
        [
            row.Name, Percent(row.Accuracy), Percent(row.UnweightedAverageRecall),
            TextReport.CalibrationError(row), $"{row.Clips}",
        ]));

    public static string Reliability(EvaluationResult result) => Table(
        ["confidence", "clips", "mean confidence", "accuracy"],
        result.Reliability.Where(bin => bin.Count > 0).Select(bin =>
            (string[])[$"{Percent(bin.Lower, 0)} – {Percent(bin.Upper, 0)}", $"{bin.Count}", Percent(bin.Confidence), Percent(bin.Accuracy)]));

    public static string Coverage(EvaluationResult result) => Table(
        ["clips answered", "confidence from", "accuracy"],
        result.Coverage.Select(point => (string[])[Percent(point.Coverage), Percent(point.MinimumConfidence), Percent(point.Accuracy)]));

    public static string Priors(PriorResult result) => Table(
        ["", "accuracy", "UAR", "macro-F1", "ECE"],
        new[] { ("answers as they are", result.Plain), ("model told so", result.Told) }.Select(((string Name, PriorFigures Of) row) => (string[])
        [
            row.Name, Percent(row.Of.Accuracy), Percent(row.Of.UnweightedAverageRecall), Percent(row.Of.MacroF1), Percent(row.Of.ExpectedCalibrationError),
        ]));

    public static string Folds(EvaluationReport report) => Table(
        ["fold", "seed", "training", "validation", "test", "UAR", "accuracy", "macro-F1"],
        report.Folds.Select(fold => (string[])
        [
            fold.Name + (fold.SpeakersOverlap ? " (speakers overlap)" : ""), $"{fold.Seed}", $"{fold.TrainingClips}", $"{fold.ValidationClips}",
            $"{fold.TestClips}", Percent(fold.UnweightedAverageRecall), Percent(fold.Accuracy), Percent(fold.MacroF1),
        ]),
        ["mean ± sd", "", "", "", "", Spread(report.UnweightedAverageRecall), Spread(report.Accuracy), Spread(report.MacroF1)]);

    public static string Spread(Spread? spread) =>
        spread is null ? "" : spread.Count == 1 ? Percent(spread.Mean) : $"{Percent(spread.Mean)[..^2]} ± {Percent(spread.StandardDeviation)}";

    private static string Table(string[] header, IEnumerable<string[]> rows, string[]? footer = null)
    {
        StringBuilder html = new("<div class=\"scroll\"><table><thead><tr>");
        html.AppendJoin("", header.Select(cell => $"<th scope=\"col\">{Encode(cell)}</th>")).Append("</tr></thead><tbody>");
        foreach (string[] row in rows)
        {
            AppendRow(html, row);
        }

        html.Append("</tbody>");
        if (footer is not null)
        {
            AppendRow(html.Append("<tfoot>"), footer);
            html.Append("</tfoot>");
        }

        return html.Append("</table></div>").ToString();
    }

    private static void AppendRow(StringBuilder html, string[] row) => html
        .Append($"<tr><th scope=\"row\">{Encode(row[0])}</th>")
            .AppendJoin("", row.Skip(1).Select(cell => $"<td>{Encode(cell)}</td>")).Append("</tr>");
}
