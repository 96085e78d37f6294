namespace SpeechEmotion.Training;

/// <summary>What JSON can say and a report cannot: its types forbid null as a member, not within a list.</summary>
internal static class ReportRules
{
    /// <summary>Names the first list of a report that holds a null; <see langword="null"/> where none does.</summary>
    public static string? ListWithNull(EvaluationReport report)
    {
        EvaluationResult result = report.Result;
        (string Name, IEnumerable<object?> Items)[] lists =
        [
            ("facts", report.Facts.SelectMany(fact => new[] { fact.Key, fact.Value })),
            ("conditions", report.Conditions),
            ("folds", report.Folds),
            ("curves", report.Curves),
            ("points of a curve", report.Curves.SelectMany(curve => curve?.Points ?? [])),
            ("classes", result.Classes),
            ("speakers", result.Speakers),
            ("sexes", result.Sexes),
            ("reliability", result.Reliability),
            ("coverage", result.Coverage),
        ];
        return Array.Find(lists, list => list.Items.Contains(null)).Name;
    }
}
