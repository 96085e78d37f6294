using System.Globalization;

namespace SpeechEmotion.Cli.Output;

/// <summary>Lines for people: the emotion, how probable it is, the runners-up, and what is doubtful about the recording.</summary>
internal sealed class TextPredictionWriter : IPredictionWriter
{
    private const int WidestColumn = 60;
    private const int RunnersUp = 2;

    private readonly TextWriter _output;
    private readonly int _width;

    public TextPredictionWriter(TextWriter output, IEnumerable<string> files)
    {
        _output = output;
        _width = Math.Min(WidestColumn, files.Select(file => file.Length).DefaultIfEmpty().Max());
    }

    /// <inheritdoc/>
    public void Write(string file, EmotionPrediction prediction)
    {
        _output.WriteLine($"{TerminalText.Of(file).PadRight(_width)}  {Answer(prediction)}");
        foreach (string warning in prediction.Diagnostics.Warnings)
        {
            _output.WriteLine($"    note: {warning}");
        }

        _output.Flush();
    }

    /// <inheritdoc/>
    public void WriteError(string file, string error)
    {
    }

    private static string Answer(EmotionPrediction prediction)
    {
        if (!prediction.IsSpeech)
        {
            return "no speech";
        }

        IEnumerable<string> others = prediction.Scores
            .Skip(prediction.Emotion is null ? 0 : 1)
            .Take(RunnersUp)
            .Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Emotion} {score.Probability:0.00}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{prediction.Emotion ?? "uncertain",-9} {prediction.Confidence:0.00}   ({string.Join(", ", others)})");
    }
}
