using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>Everything a report shows: one result over all test clips, the folds behind it, and how training went.</summary>
/// <remarks>
/// Immutable and safe to share between threads. The JSON form holds the same numbers as the text and the page, and reads back.
/// </remarks>
public sealed record EvaluationReport
{
    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the protocol in words: which speakers were tested, and what they were not.</summary>
    public required string Protocol { get; init; }

    /// <summary>Gets further facts in order: corpora, model, seed …</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get => field ?? []; init; }

    /// <summary>Gets the result over all test clips of all folds and seeds.</summary>
    public required EvaluationResult Result { get; init; }

    /// <summary>Gets the figures for the same clips under other conditions: noise, a telephone …; empty where none was tried.</summary>
    public IReadOnlyList<GroupMetrics> Conditions { get => field ?? []; init; }

    /// <summary>Gets the folds, each once a seed; empty for a single test.</summary>
    public IReadOnlyList<FoldSummary> Folds { get => field ?? []; init; }

    /// <summary>Gets how training went, one curve a run; empty where nothing was trained.</summary>
    public IReadOnlyList<LearningCurve> Curves { get => field ?? []; init; }

    /// <summary>Gets the accuracy's mean and spread over folds and seeds, or <see langword="null"/> without folds.</summary>
    [JsonIgnore]
    public Spread? Accuracy => Over(fold => fold.Accuracy);

    /// <summary>Gets the UAR's mean and spread over folds and seeds, or <see langword="null"/> without folds.</summary>
    [JsonIgnore]
    public Spread? UnweightedAverageRecall => Over(fold => fold.UnweightedAverageRecall);

    /// <summary>Gets the macro-F1's mean and spread over folds and seeds, or <see langword="null"/> without folds.</summary>
    [JsonIgnore]
    public Spread? MacroF1 => Over(fold => fold.MacroF1);

    /// <summary>Gets the spread over seeds of each seed's mean UAR over folds, or <see langword="null"/> without folds.</summary>
    [JsonIgnore]
    public Spread? UnweightedAverageRecallOverSeeds => Folds.Count == 0 ? null : Spread.Of(
        Folds.GroupBy(fold => fold.Seed).Select(seed => seed.Average(fold => fold.UnweightedAverageRecall)));

    /// <summary>Reads a report. Unknown members are refused.</summary>
    /// <param name="json">The text that <see cref="ToJson"/> wrote.</param>
    /// <exception cref="ArgumentException">The text is not a report.</exception>
    public static EvaluationReport Parse(string json)
    {
        try
        {
            EvaluationReport report = JsonSerializer.Deserialize(json, ReportJson.Default.EvaluationReport)
                ?? throw new ArgumentException("A report is a JSON object; it was null.", nameof(json));
            return ReportRules.ListWithNull(report) is { } list
                ? throw new ArgumentException($"The report cannot be read: it must hold no null among its {list}.", nameof(json))
                : report;
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The report cannot be read: {JsonFault.Describe(error)}", nameof(json), error);
        }
    }

    /// <summary>Writes the report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.EvaluationReport);

    /// <summary>Writes the report as aligned text for a terminal.</summary>
    public string ToText() => TextReport.Write(this);

    /// <summary>
    /// Writes the report as one HTML page that needs nothing else: plots are inline, light and dark follow the reader's system.
    /// </summary>
    public string ToHtml() => HtmlReport.Write(this);

    private Spread? Over(Func<FoldSummary, double> figure) => Folds.Count == 0 ? null : Spread.Of(Folds.Select(figure));
}
