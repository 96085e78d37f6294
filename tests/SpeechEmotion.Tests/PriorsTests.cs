using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpeechEmotion.Classification;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests;

/// <summary>Answers where emotions are not equally frequent.</summary>
public sealed class PriorsTests
{
    private static readonly Dictionary<string, double> MostlyNeutral = new() { ["neutral"] = 0.7 };

    [Fact]
    public void Predict_MostlyNeutralSpeech_FollowsBayesRule()
    {
        EmotionPrediction prediction = Clips.Recognizer(new() { Priors = MostlyNeutral }).Predict(Clips.Read());

        // 0.2, 0.1, 0.3, 0.4 times 0.1, 0.1, 0.7, 0.1.
        Assert.Equal("neutral", prediction.Emotion);
        Assert.Equal(0.21f / 0.28f, prediction.Confidence, 6);
        Assert.Equal(["neutral", "sad", "angry", "happy"], prediction.Scores.Select(score => score.Emotion));
        Assert.Equal(0.04f / 0.28f, prediction.Scores[1].Probability, 6);
    }

    [Fact]
    public void Predict_EvenShares_IsWhatItIsWithout()
    {
        Dictionary<string, double> even = Clips.Undecided().Labels.ToDictionary(label => label, _ => 0.25);
        Assert.All(
            Clips.Recognizer().Predict(Clips.Read()).Scores.Zip(Clips.Recognizer(new() { Priors = even }).Predict(Clips.Read()).Scores),
            pair => Assert.Equal(pair.First.Probability, pair.Second.Probability, 6));
    }

    [Fact]
    public void Predict_SomeLabels_DividesTheRestAmongThem()
    {
        EmotionPrediction prediction = Clips.Recognizer(new() { Labels = ["neutral", "sad"], Priors = MostlyNeutral }).Predict(Clips.Read());
        Assert.Equal(0.3f * 0.7f / ((0.3f * 0.7f) + (0.4f * 0.3f)), prediction.Confidence, 6);
        Dictionary<string, double> left = new() { ["angry"] = 0.1 };
        Assert.Contains(
            "angry",
            Assert.Throws<ArgumentException>(() => Clips.Recognizer(new() { Labels = ["neutral", "sad"], Priors = left })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_SomeLabelsWithoutProbability_AreAsFrequentAsSaid()
    {
        FixedClassifier classifier = new(("angry", 1f), ("happy", 0f), ("sad", 0f));
        EmotionRecognizerOptions options = new() { Labels = ["happy", "sad"], Priors = new Dictionary<string, double> { ["sad"] = 0.9 } };
        Assert.Equal(("sad", 0.9f), (Clips.Recognizer(options, classifier).Predict(Clips.Read()) is var p ? p.Emotion : null, p.Confidence));
    }

    [Fact]
    public void Predict_MinimumConfidence_IsAskedOfTheProbabilitiesThatAreGiven() => Assert.Null(
        Clips.Recognizer(new() { Priors = MostlyNeutral, MinimumConfidence = 0.76f }).Predict(Clips.Read()).Emotion);

    [Fact]
    public async Task PredictSegmentsAsync_Windows_AreJudgedAsClipsAre()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(new() { Priors = MostlyNeutral });
        List<EmotionSegment> windows = await Speech.Segments(recognizer, Clips.Read());
        Assert.Equal(recognizer.Predict(Clips.Read()).Scores, Assert.Single(windows, window => window.IsSpeech).Scores);
    }

    [Fact]
    public void CreateProfile_WhateverIsExpected_IsTheSameProfileAndServesBoth()
    {
        ModelBundle model = TinyModel.Create() with { Calibration = new Calibration(0.8f, UnfamiliarTemperature: 2.4f) };
        EmotionRecognizer plain = new(model), told = new(model, new() { Priors = new Dictionary<string, double> { ["sad"] = 0.9 } });
        SpeakerProfile one = plain.CreateProfile([plain.Predict(Clips.Read())]), other = told.CreateProfile([told.Predict(Clips.Read())]);
        Assert.All(one.Offsets, offset => Assert.Equal(offset.Value, other.Offsets[offset.Key], 1e-4f));

        EmotionScore[] scores = [.. plain.ForSpeaker(other).Predict(Clips.Read()).Scores], expected = [.. told.ForSpeaker(one).Predict(Clips.Read()).Scores];
        float Odds(EmotionScore[] of) => of.Single(score => score.Emotion == "sad").Probability / of.Single(score => score.Emotion == "angry").Probability;
        Assert.Equal(9, Odds(expected) / Odds(scores), 1e-2f);
    }

    [Fact]
    public void CreateProfile_AnswersOverOtherLabels_AreRefused()
    {
        EmotionRecognizer two = Clips.Recognizer(new() { Labels = ["neutral", "sad"], Priors = MostlyNeutral });
        Assert.Contains(
            "'angry'", Assert.Throws<ArgumentException>(() => two.CreateProfile([Clips.Recognizer().Predict(Clips.Read())])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddSpeechEmotion_Priors_ReachTheRecognizerAndAreChecked()
    {
        static IEmotionRecognizer recognizer(double share) => new ServiceCollection()
            .AddSpeechEmotion(options => (options.Model, options.Priors) = (TinyModel.Create, new Dictionary<string, double> { ["sad"] = share }))
            .BuildServiceProvider().GetRequiredService<IEmotionRecognizer>();

        Assert.Equal(
            new EmotionRecognizer(TinyModel.Create(), new() { Priors = new Dictionary<string, double> { ["sad"] = 0.9 } }).Predict(Clips.Read()).Scores,
            recognizer(0.9).Predict(Clips.Read()).Scores);
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => recognizer(2));
        Assert.Contains("Priors: the share of 'sad' must be at least 0.0001 and below 1; it was 2.", error.Message, StringComparison.Ordinal);
    }
}
