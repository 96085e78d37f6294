using System.Globalization;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Output;

/// <summary>A table of a test's clips: who speaks, what is true, what the model said. From it whatever the report does not say can be counted.</summary>
internal static class AnswerTable
{
    /// <summary>Writes the answers of a finished model.</summary>
    /// <param name="labels">The model's labels.</param>
    /// <param name="judged">The labels that the answer is chosen from; clips of others are left out, as they are from the figures.</param>
    /// <param name="answers">The answers.</param>
    public static string Of(IReadOnlyList<string> labels, IReadOnlyList<string> judged, IReadOnlyList<ClipPrediction> answers) =>
        Write(labels, [], Rows(labels, judged, answers, []));

    /// <summary>Writes the answers of a cross-validation, each with its fold and seed.</summary>
    /// <param name="result">The cross-validation.</param>
    public static string Of(CrossValidationResult result) => Write(
        result.Labels,
        ["fold", "seed"],
        result.Folds.SelectMany(fold => Rows(
            result.Labels, result.Overall.Confusion.Labels, fold.Predictions,
            [fold.Summary.Name, fold.Summary.Seed.ToString(CultureInfo.InvariantCulture)])));

    private static IEnumerable<string> Rows(
        IReadOnlyList<string> labels, IReadOnlyList<string> judged, IReadOnlyList<ClipPrediction> answers, string[] further) =>
        Evaluator.Judge(labels, judged, answers, temperatureFactor: 1).Select(answer => Csv.Row(
        [
            answer.Clip.Id, answer.Clip.SpeakerKey, answer.Clip.Truth, judged[answer.Predicted], .. further,
            .. answer.Clip.Probabilities.Select(value => value.ToString("R", CultureInfo.InvariantCulture)),
        ]));

    private static string Write(IReadOnlyList<string> labels, string[] further, IEnumerable<string> rows) =>
        string.Concat(rows.Prepend(Csv.Row(["file", "speaker", "truth", "answer", .. further, .. labels])).Select(row => row + "\n"));
}
