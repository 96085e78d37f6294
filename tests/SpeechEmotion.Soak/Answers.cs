using SpeechEmotion.Audio;
using SpeechEmotion.Models.Acted;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Soak;

/// <summary>One recogniser that all threads share, recordings to ask it about, and what it said when it was asked alone.</summary>
internal sealed class Answers
{
    private readonly byte[][] _recordings;
    private readonly string[] _expected;

    public Answers()
    {
        Recognizer = new EmotionRecognizer(ActedSpeechModel.Load());
        string[] names = ["flat", "lively", "slow"];
        _recordings = [.. names.Select(name => File.ReadAllBytes(RepositoryFiles.At("samples", "clips", name + ".wav")))];
        _expected = [.. _recordings.Select(recording => Text(Recognizer.Predict(new MemoryStream(recording))))];
    }

    /// <summary>Gets the recogniser.</summary>
    public EmotionRecognizer Recognizer { get; }

    /// <summary>Opens one of the recordings.</summary>
    public MemoryStream Open(int index) => new(_recordings[index % _recordings.Length], writable: false);

    /// <summary>Reads the samples of one of the recordings.</summary>
    public AudioSignal Samples(int index) => new AudioReader().Read(Open(index));

    /// <summary>Compares an answer with the one given alone, bit for bit.</summary>
    /// <exception cref="InvalidOperationException">It differs.</exception>
    public void Check(int index, EmotionPrediction prediction)
    {
        string expected = _expected[index % _expected.Length];
        if (Text(prediction) != expected)
        {
            throw new InvalidOperationException($"The answer was {Text(prediction)}; alone it was {expected}.");
        }
    }

    private static string Text(EmotionPrediction prediction) => string.Join(' ', [prediction.Emotion, .. prediction.Scores.Select(Text)]);

    private static string Text(EmotionScore score) => $"{score.Emotion}={BitConverter.SingleToInt32Bits(score.Probability):x8}";
}
