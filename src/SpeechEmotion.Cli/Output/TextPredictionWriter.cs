namespace SpeechEmotion.Cli.Output;

/// <summary>Lines for people: the emotion, how probable it is, the runners-up, and what is doubtful about the recording.</summary>
internal sealed class TextPredictionWriter : IPredictionWriter
{
    private const int WidestColumn = 60;

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

    private static string Answer(EmotionPrediction prediction) => prediction.IsSpeech
        ? $"{prediction.Emotion ?? "uncertain",-9} {ScoreText.Of(prediction.Scores, prediction.Emotion, prediction.Confidence)}"
        : "no speech";
}
