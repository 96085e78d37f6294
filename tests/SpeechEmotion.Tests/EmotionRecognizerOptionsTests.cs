using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests;

public sealed class EmotionRecognizerOptionsTests
{
    [Fact]
    public void Labels_Subset_IsScaledToSumToOne()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(new() { Labels = ["neutral", "angry"] });
        EmotionPrediction prediction = recognizer.Predict(Clips.Read());

        Assert.Equal(["angry", "neutral"], recognizer.Labels);
        Assert.Equal(["neutral", "angry"], prediction.Scores.Select(score => score.Emotion));
        Assert.Equal(0.6f, prediction.Scores[0].Probability, 6);
        Assert.Equal(0.4f, prediction.Scores[1].Probability, 6);
    }

    [Fact]
    public void Labels_SubsetWithoutProbability_IsUniform()
    {
        FixedClassifier classifier = new(("angry", 1f), ("happy", 0f), ("sad", 0f));
        EmotionPrediction prediction = Clips.Recognizer(new() { Labels = ["happy", "sad"] }, classifier).Predict(Clips.Read());
        Assert.All(prediction.Scores, score => Assert.Equal(0.5f, score.Probability));
    }

    [Fact]
    public void MinimumConfidence_NotReached_NamesNoEmotionButKeepsScores()
    {
        EmotionPrediction prediction = Clips.Recognizer(new() { MinimumConfidence = 0.41f }).Predict(Clips.Read());

        Assert.True(prediction.IsSpeech);
        Assert.Null(prediction.Emotion);
        Assert.Equal(0.4f, prediction.Confidence);
        Assert.Equal(4, prediction.Scores.Count);
    }

    [Fact]
    public void MinimumConfidence_JustReached_NamesTheEmotion() =>
        Assert.Equal("sad", Clips.Recognizer(new() { MinimumConfidence = 0.4f }).Predict(Clips.Read()).Emotion);

    [Fact]
    public void Decoders_OfTheHost_AreTriedFirst()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(new() { Decoders = [new SilenceDecoder()] });
        Assert.False(recognizer.PredictFile(Clips.Path()).IsSpeech);
    }

    [Fact]
    public void Constructor_SeveralWrongOptions_NamesThemAll()
    {
        EmotionRecognizerOptions options = new()
        {
            Decoders = [null!],
            MinimumConfidence = 1.5f,
            MaximumDuration = TimeSpan.Zero,
            MaximumStreamBytes = 0,
            Labels = ["joy", "joy"],
            VoiceActivity = new() { Threshold = 0.25f, HangoverMilliseconds = -1 },
        };
        string message = Assert.Throws<ArgumentException>(() => Clips.Recognizer(options)).Message;
        Assert.All(
            [
                "Decoders must be", "MinimumConfidence", "1.5", "MaximumDuration", "MaximumStreamBytes", "'joy'", "angry, happy, neutral, sad", "none twice",
                "VoiceActivity.Threshold", "0.25", "VoiceActivity.Hangover",
            ],
            part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
