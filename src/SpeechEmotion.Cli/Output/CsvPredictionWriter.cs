using System.Globalization;

namespace SpeechEmotion.Cli.Output;

/// <summary>A table with one row a file and one column an emotion; in the last what is doubtful about the recording.</summary>
internal sealed class CsvPredictionWriter : IPredictionWriter
{
    private readonly TextWriter _output;
    private readonly IReadOnlyList<string> _labels;

    public CsvPredictionWriter(TextWriter output, IReadOnlyList<string> labels)
    {
        _output = output;
        _labels = labels;
        output.WriteLine(Csv.Row(["file", "emotion", "confidence", "isSpeech", .. labels, "warnings"]));
    }

    /// <inheritdoc/>
    public void Write(string file, EmotionPrediction prediction)
    {
        Dictionary<string, float> scores = prediction.Scores.ToDictionary(score => score.Emotion, score => score.Probability);
        IEnumerable<string> columns = _labels.Select(label => scores.TryGetValue(label, out float p) ? Number(p) : string.Empty);
        _output.WriteLine(Csv.Row(
        [
            file,
            prediction.Emotion ?? string.Empty,
            Number(prediction.Confidence),
            prediction.IsSpeech ? "true" : "false",
            .. columns,
            string.Join(' ', prediction.Diagnostics.Warnings),
        ]));
        _output.Flush();
    }

    /// <inheritdoc/>
    public void WriteError(string file, string error)
    {
    }

    private static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
