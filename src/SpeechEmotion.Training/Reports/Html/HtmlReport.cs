using System.Text;
using static SpeechEmotion.Training.HtmlText;

namespace SpeechEmotion.Training;

/// <summary>Lays the page out: headline figures first, then what they are made of.</summary>
internal static class HtmlReport
{
    public static string Write(EvaluationReport report)
    {
        EvaluationResult result = report.Result;
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Append($"<title>{Encode(report.Title)}</title>\n<style>\n{HtmlStyle.Sheet}\n</style></head>\n<body><main>\n");
        html.Append($"<header><h1>{Encode(report.Title)}</h1><p>{Encode(report.Protocol)}</p></header>\n");
        if (result.SpeakersOverlap)
        {
            html.Append($"<div class=\"warning\" role=\"note\">{Encode(EvaluationResult.OverlapWarning)} – test speakers were heard in training, "
                + "so expect clearly lower figures on new voices.</div>\n");
        }

        Headline(html, report);
        html.Append("<div class=\"grid pair\">\n");
        Card(
            html, "Confusion", "Rows are the true emotion; shade and percentage are shares of the row, the small number counts clips.",
            $"<div class=\"matrix\">{ConfusionPlot.Draw(result.Confusion)}</div>", ("as a table", HtmlTables.Confusion(result.Confusion)));
        Card(
            html, "Emotions", "The share of each emotion’s clips that was recognised (recall); the dashed line is their mean.",
            BarRows.Draw("Recall by emotion", [.. result.Classes.Where(row => row.Support > 0).Select(Row)], result.UnweightedAverageRecall),
            ("precision and F1", HtmlTables.Classes(result)));
        html.Append("</div>\n<div class=\"grid\">\n");
        Card(
            html, "Reliability",
            $"A model as accurate as it is confident follows the dashed line. Expected calibration error {Percent(result.ExpectedCalibrationError)}"
            + (result.SuitedTemperatureFactor is { } factor ? FormattableString.Invariant($", a temperature × {factor:0.00} would suit; ") : "; ")
            + "a dot’s area counts clips.",
            ConfidencePlots.Reliability(result), ("as a table", HtmlTables.Reliability(result)));
        Card(
            html, "Answering only when sure", "The accuracy if only the most confident clips are answered; the dashed line answers all.",
            ConfidencePlots.Coverage(result), ("as a table", HtmlTables.Coverage(result)));
        Learning(html, report.Curves);
        Card(
            html, "Speakers",
            $"The accuracy for each of {result.Speakers.Count} test speakers, worst first; the dashed line is the accuracy over all clips."
            + Sexes(result),
            SpeakerPlot.Draw(result), ("as a table, with the sexes", HtmlTables.Groups([.. result.Sexes, .. result.Speakers])), wide: true);
        if (report.Conditions.Count > 0)
        {
            GroupMetrics[] conditions = TextReport.ConditionsOf(report);
            Card(
                html, "Conditions", "The UAR for the same clips as they sound elsewhere; the dashed line is as they were recorded.",
                BarRows.Draw("UAR by condition", [.. conditions.Select(Row)], result.UnweightedAverageRecall),
                ("as a table", HtmlTables.Conditions(conditions)), wide: true);
        }

        if (result.AtPriors is { } priors)
        {
            Card(html, "Other frequencies", $"As if the clips were {TextReport.Shares(priors.Priors)}.", HtmlTables.Priors(priors), null, wide: true);
        }

        if (report.Folds.Count > 0)
        {
            Card(html, "Folds", Seeds(report), HtmlTables.Folds(report), null, wide: true);
        }

        html.Append("</div>\n<footer>Recognition of acted emotion in recorded speech. "
            + "The figures hold for the corpora and the protocol above, not for spontaneous speech or for any one person.</footer>\n</main></body></html>\n");
        return html.ToString();
    }

    private static (string Name, double Share, string Note, string Tip) Row(ClassMetrics row) => (
        row.Label, row.Recall, $"{row.Support} clips",
        $"{row.Label}: recall {Percent(row.Recall)}, precision {Percent(row.Precision)}, F1 {Percent(row.F1)}");

    private static (string Name, double Share, string Note, string Tip) Row(GroupMetrics row) => (
        row.Name, row.UnweightedAverageRecall, $"{row.Clips} clips",
        $"{row.Name}: UAR {Percent(row.UnweightedAverageRecall)}, accuracy {Percent(row.Accuracy)}");

    private static string Sexes(EvaluationResult result) => result.Sexes.Count < 2
        ? ""
        : $" By sex: {string.Join(", ", result.Sexes.Select(sex => $"{sex.Name} {Percent(sex.Accuracy)}"))}.";

    private static void Headline(StringBuilder html, EvaluationReport report)
    {
        EvaluationResult result = report.Result;
        if (report.Facts.Count > 0)
        {
            html.Append("<dl>").AppendJoin("", report.Facts.Select(fact => $"<dt>{Encode(fact.Key)}</dt><dd>{Encode(fact.Value)}</dd>"))
                .Append("</dl>\n");
        }

        html.Append("<section class=\"figures\" aria-label=\"Headline figures\">\n");
        Figure(html, "Unweighted average recall (UAR)", Percent(result.UnweightedAverageRecall),
            TextReport.Interval(result.UnweightedAverageRecallInterval), report.UnweightedAverageRecall);
        Figure(html, "Accuracy", Percent(result.Accuracy), TextReport.Interval(result.AccuracyInterval), report.Accuracy);
        Figure(html, "Macro-F1", Percent(result.MacroF1), "", report.MacroF1);
        string left = result.ClipsWithoutLabel > 0
            ? $"{result.ClipsWithoutLabel} left out: other emotions"
            : $"chance is {Percent(1.0 / result.Classes.Count)}";
        Figure(
            html, $"Clips, {result.Speakers.Count} speakers, {result.Classes.Count} emotions", $"{result.DistinctClips ?? result.Clips}",
            TextReport.Answers(report) is { } answers ? $"{answers}; {left}" : left, null);
        html.Append("</section>\n");
    }

    private static void Figure(StringBuilder html, string label, string value, string note, Spread? spread)
    {
        html.Append($"<div class=\"card figure\"><div class=\"label\">{Encode(label)}</div><div class=\"value\">{Encode(value)}</div>");
        string folds = spread is null ? "" : $"folds {HtmlTables.Spread(spread)}";
        string lines = string.Join("<br>", new[] { folds, note }.Where(line => line.Length > 0).Select(Encode));
        html.Append($"<div class=\"note\">{lines}</div></div>\n");
    }

    private static void Learning(StringBuilder html, IReadOnlyList<LearningCurve> curves)
    {
        if (!curves.Any(curve => curve.Points.Count > 0))
        {
            return;
        }

        string thin = curves.Count > 1 ? $" Thin: {curves.Count} runs; bold: their mean." : "";
        const string Key = "<div class=\"key\"><span><i></i>training</span><span><i class=\"validation\"></i>validation</span></div>";
        Card(html, "Learning: loss", "On the clips that train and on those that validate." + thin, Key + LearningPlots.Loss(curves), null);
        if (LearningPlots.Recall(curves) is { } recall)
        {
            Card(html, "Learning: UAR", "On the clips that validate, after each epoch." + thin, recall, null);
        }
    }

    private static string Seeds(EvaluationReport report) => report.UnweightedAverageRecallOverSeeds is { Count: > 1 } seeds
        ? $"Every fold with every seed. Over {seeds.Count} seeds, each the mean of its folds, the UAR is {HtmlTables.Spread(seeds)}."
        : "Every fold was judged once; other seeds move figures too.";

    private static void Card(
        StringBuilder html, string title, string text, string content, (string Title, string Table)? details, bool wide = false)
    {
        html.Append($"<figure class=\"card{(wide ? " wide" : "")}\">"
            + $"<figcaption><h2>{Encode(title)}</h2><p>{Encode(text)}</p></figcaption>{content}");
        if (details is var (summary, table))
        {
            html.Append($"<details><summary>{Encode(summary)}</summary>{table}</details>");
        }

        html.Append("</figure>\n");
    }
}
