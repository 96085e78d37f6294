using System.Globalization;
using System.Text;

namespace SpeechEmotion.Training;

/// <summary>Writes a report as aligned text.</summary>
internal static class TextReport
{
    /// <summary>What the clips without a condition are called.</summary>
    private const string AsRecorded = "as recorded";

    public static string Write(EvaluationReport report)
    {
        StringBuilder text = new();
        EvaluationResult result = report.Result;
        text.AppendLine(report.Title);
        text.AppendLine(CultureInfo.InvariantCulture, $"protocol: {report.Protocol}");
        if (result.SpeakersOverlap)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"WARNING: {EvaluationResult.OverlapWarning}");
        }

        foreach ((string name, string value) in report.Facts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{name}: {value}");
        }

        if (Answers(report) is { } answers)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"clips: {result.DistinctClips}, {answers}");
        }

        text.AppendLine();
        Headline(text, report);
        text.AppendLine();
        TextTable classes = new("emotion", "recall", "precision", "F1", "clips");
        foreach (ClassMetrics row in result.Classes)
        {
            classes.Add(row.Label, Recall(row), Percent(row.Precision), Percent(row.F1), $"{row.Support}");
        }

        classes.Write(text);
        text.AppendLine();
        if (result.AtPriors is { } priors)
        {
            Priors(text, priors);
            text.AppendLine();
        }

        text.AppendLine("confusion (rows: truth, columns: prediction)");
        Confusion(text, result.Confusion);
        if (report.Conditions.Count > 0)
        {
            text.AppendLine();
            Conditions(text, report);
        }

        if (report.Folds.Count > 0)
        {
            text.AppendLine();
            Folds(text, report);
        }

        return text.ToString();
    }

    /// <summary>A share as percent with one decimal.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    /// <summary>The recall of an emotion; a dash where there was no clip of it to recognise.</summary>
    public static string Recall(ClassMetrics row) => row.Support > 0 ? Percent(row.Recall) : "–";

    /// <summary>The calibration error under a condition; nothing in reports of before it was told.</summary>
    public static string CalibrationError(GroupMetrics row) => row.ExpectedCalibrationError is { } error ? Percent(error) : "";

    /// <summary>The rows of the conditions, the clips without one first.</summary>
    public static GroupMetrics[] ConditionsOf(EvaluationReport report) => [GroupMetrics.Of(AsRecorded, report.Result), .. report.Conditions];

    /// <summary>Shares in words: "neutral 80.0 %, angry 6.7 %", the largest first.</summary>
    public static string Shares(IReadOnlyDictionary<string, double> shares) =>
        string.Join(", ", shares.OrderByDescending(share => share.Value).Select(share => $"{share.Key} {Percent(share.Value)}"));

    /// <summary>An interval in words: "95 % interval 40.1–52.3 % over speakers".</summary>
    public static string Interval(ConfidenceInterval interval) => string.Create(
        CultureInfo.InvariantCulture,
        $"{interval.Level * 100:0.#} % interval {interval.Lower * 100:0.0}–{interval.Upper * 100:0.0} % over {Unit(interval)}");

    /// <summary>Says how often clips were judged where that is more than once, else <see langword="null"/>.</summary>
    public static string? Answers(EvaluationReport report)
    {
        int answers = report.Result.Clips, seeds = report.Folds.Select(fold => fold.Seed).Distinct().Count();
        if (report.Result.DistinctClips is not { } clips || clips == answers)
        {
            return null;
        }

        // Every fold is judged with every seed, so that only clips of one fold each give this product.
        return $"{(clips * seeds == answers ? $"each judged by {seeds} seeds" : "some judged more than once")}; counts of clips are of the {answers} answers";
    }

    private static string Unit(ConfidenceInterval interval) => interval.Unit == BootstrapUnit.Speakers ? "speakers" : "clips";

    private static void Headline(StringBuilder text, EvaluationReport report)
    {
        EvaluationResult result = report.Result;
        TextTable table = new("figure", "all clips", report.Folds.Count > 0 ? "mean ± sd over folds and seeds" : "", "bootstrap");
        table.Add("UAR", Percent(result.UnweightedAverageRecall),
            SpreadText(report.UnweightedAverageRecall), Interval(result.UnweightedAverageRecallInterval));
        table.Add("accuracy", Percent(result.Accuracy), SpreadText(report.Accuracy), Interval(result.AccuracyInterval));
        table.Add("macro-F1", Percent(result.MacroF1), SpreadText(report.MacroF1), "");
        table.Add("ECE", Percent(result.ExpectedCalibrationError), "", "");
        if (result.SuitedTemperatureFactor is { } factor)
        {
            table.Add("suited temperature", FormattableString.Invariant($"× {factor:0.00}"), "", "");
        }

        foreach (GroupMetrics sex in result.Sexes)
        {
            table.Add($"UAR, {sex.Name}", Percent(sex.UnweightedAverageRecall), "", $"{sex.Clips} clips");
        }

        table.Write(text);
        if (result.ClipsWithoutLabel > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{result.ClipsWithoutLabel} clips were left out: their emotion is not one of the labels judged.");
        }
    }

    private static string SpreadText(Spread? spread) => spread is null ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"{spread.Mean * 100:0.0}{(spread.Count > 1 ? $" ± {Percent(spread.StandardDeviation)}" : " %")} (n = {spread.Count})");

    private static void Priors(StringBuilder text, PriorResult result)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"if the clips were {Shares(result.Priors)}");
        TextTable table = new("", "accuracy", "UAR", "macro-F1", "ECE");
        void Add(string name, PriorFigures figures) => table.Add(
            name, Percent(figures.Accuracy), Percent(figures.UnweightedAverageRecall), Percent(figures.MacroF1), Percent(figures.ExpectedCalibrationError));
        Add("answers as they are", result.Plain);
        Add("model told so", result.Told);
        table.Write(text);
    }

    private static void Confusion(StringBuilder text, ConfusionMatrix confusion)
    {
        TextTable table = new(["", .. confusion.Labels]);
        foreach ((int index, string label) in confusion.Labels.Index())
        {
            table.Add([label, .. confusion.Counts[index].Select(count => count.ToString(CultureInfo.InvariantCulture))]);
        }

        table.Write(text);
    }

    private static void Conditions(StringBuilder text, EvaluationReport report)
    {
        TextTable table = new("condition", "UAR", "accuracy", "ECE", "clips");
        foreach (GroupMetrics row in ConditionsOf(report))
        {
            table.Add(
                row.Name, Percent(row.UnweightedAverageRecall), Percent(row.Accuracy),
                CalibrationError(row), $"{row.Clips}");
        }

        table.Write(text);
    }

    private static void Folds(StringBuilder text, EvaluationReport report)
    {
        TextTable table = new("fold", "seed", "train", "validate", "test", "UAR", "accuracy", "macro-F1", "");
        foreach (FoldSummary fold in report.Folds)
        {
            table.Add(
                fold.Name, $"{fold.Seed}", $"{fold.TrainingClips}", $"{fold.ValidationClips}", $"{fold.TestClips}",
                Percent(fold.UnweightedAverageRecall),
                Percent(fold.Accuracy), Percent(fold.MacroF1), fold.SpeakersOverlap ? EvaluationResult.OverlapWarning : "");
        }

        table.Write(text);
        if (report.UnweightedAverageRecallOverSeeds is { Count: > 1 } seeds)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"UAR over {seeds.Count} seeds (each the mean of its folds): {SpreadText(seeds)}");
        }
    }
}
