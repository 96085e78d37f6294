using SpeechEmotion.Features;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests;

/// <summary>One answer for a recording that is longer than any clip models learn from.</summary>
public sealed class LongClipTests
{
    private static readonly EmotionRecognizerOptions AllIsSpeech = new() { DetectSpeech = false };

    [Theory]
    [InlineData(9.9, 1, 0.9f)]
    [InlineData(12, 7, 0.3f)]
    public void Predict_LongSound_IsTheMeanOverItsWindows(double seconds, int windows, float expected)
    {
        ScriptedClassifier classifier = new(0.9f, 0.2f);
        EmotionRecognizer recognizer = Clips.Recognizer(AllIsSpeech, classifier);

        EmotionPrediction prediction = recognizer.Predict(Tone(seconds));

        Assert.Equal(windows, classifier.Calls);
        Assert.Equal(expected, prediction.Scores.Single(score => score.Emotion == "a").Probability, 1e-5f);
        Assert.Equal(seconds, prediction.Diagnostics.DurationUsed.TotalSeconds, 1e-3);
    }

    [Fact]
    public void Predict_LongSoundOfARecipeThatLooksAtAPart_IsOneAnswerForThatPart()
    {
        ScriptedClassifier classifier = new(0.9f);
        FeatureRecipe part = Clips.Recipe with { Audio = new AudioPreparation(16_000, OffsetSeconds: 0.6, DurationSeconds: 20) };
        EmotionRecognizer recognizer = new(classifier, new FeaturePipeline(part), normalizer: null, "part 1", AllIsSpeech);

        recognizer.Predict(Tone(30));

        Assert.Equal(1, classifier.Calls);
    }

    [Fact]
    public void Predict_LongRecordingWithPauses_JudgesWindowsWithSpeechAlone()
    {
        AudioSignal speech = Speech.Recording();
        float[] samples = [.. speech.Samples.Span, .. new float[10 * 16_000], .. speech.Samples.Span];
        AudioSignal recording = new(samples, 16_000);
        ScriptedClassifier classifier = new(0.9f);

        Assert.True(Clips.Recognizer(classifier: classifier).Predict(recording).IsSpeech);

        int all = (int)Math.Ceiling((recording.Duration.TotalSeconds - 3) / 1.5) + 1;
        Assert.InRange(classifier.Calls, 2, all - 5);
    }

    private static AudioSignal Tone(double seconds) =>
        new(Enumerable.Range(0, (int)(16_000 * seconds)).Select(i => 0.3f * MathF.Sin(0.1f * i)).ToArray(), 16_000);
}
