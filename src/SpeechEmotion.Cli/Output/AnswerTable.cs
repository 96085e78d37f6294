using System.Globalization;
using System.Text;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Output;

/// <summary>A table of a test's clips: who speaks, what is true, what the model said. From it whatever the report does not say can be counted.</summary>
internal static class AnswerTable
{
    /// <summary>Writes the answers of a finished model.</summary>
    /// <param name="labels">The model's labels.</param>
    /// <param name="judged">The labels that the answer is chosen from; clips of others are left out, as they are from the figures.</param>
    /// <param name="answers">The answers.</param>
    public static string Of(IReadOnlyList<string> labels, IReadOnlyList<string> judged, IEnumerable<ClipPrediction> answers) =>
        Write(labels, judged, [], answers.Select(answer => (answer, Array.Empty<string>())));

    /// <summary>Writes the answers of a cross-validation, each with its fold and seed.</summary>
    /// <param name="result">The cross-validation.</param>
    public static string Of(CrossValidationResult result) => Write(
        result.Labels,
        result.Overall.Confusion.Labels,
        ["fold", "seed"],
        result.Folds.SelectMany(fold => fold.Predictions.Select(
            answer => (answer, new[] { fold.Summary.Name, fold.Summary.Seed.ToString(CultureInfo.InvariantCulture) }))));

    private static string Write(
        IReadOnlyList<string> labels, IReadOnlyList<string> judged, string[] further, IEnumerable<(ClipPrediction Clip, string[] Further)> answers)
    {
        int[] columns = [.. judged.Select(label => labels.Index().First(entry => entry.Item == label).Index)];
        StringBuilder table = new();
        table.Append(Csv.Row(["file", "speaker", "truth", "answer", .. further, .. labels])).Append('\n');
        foreach ((ClipPrediction clip, string[] values) in answers.Where(answer => judged.Contains(answer.Clip.Truth)))
        {
            string answer = labels[columns.MaxBy(column => clip.Probabilities[column])];
            IEnumerable<string> numbers = clip.Probabilities.Select(value => value.ToString("R", CultureInfo.InvariantCulture));
            table.Append(Csv.Row([clip.Id, clip.SpeakerKey, clip.Truth, answer, .. values, .. numbers])).Append('\n');
        }

        return table.ToString();
    }
}
