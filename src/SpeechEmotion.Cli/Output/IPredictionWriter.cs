namespace SpeechEmotion.Cli.Output;

/// <summary>Writes predictions in one format, each whole before the next.</summary>
internal interface IPredictionWriter
{
    /// <summary>Writes one prediction.</summary>
    void Write(string file, EmotionPrediction prediction);

    /// <summary>Says that a file has no prediction, in formats that promise something for every file; standard error says it anyway.</summary>
    void WriteError(string file, string error);
}
