namespace SpeechEmotion.Cli.Output;

/// <summary>Writes predictions in one format, each whole before the next.</summary>
internal interface IPredictionWriter
{
    /// <summary>Writes one prediction.</summary>
    void Write(string file, EmotionPrediction prediction);
}
