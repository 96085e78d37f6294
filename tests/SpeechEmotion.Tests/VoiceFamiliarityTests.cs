using Microsoft.Extensions.DependencyInjection;
using SpeechEmotion.Classification;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests;

/// <summary>How sure answers are, by how much the voices are like those of the training.</summary>
public sealed class VoiceFamiliarityTests
{
    private static readonly ModelBundle Model = TinyModel.Create() with { Calibration = new Calibration(0.8f, UnfamiliarTemperature: 2.4f) };
    private static readonly EmotionRecognizerOptions Familiar = new() { Voices = VoiceFamiliarity.LikeTraining };

    [Fact]
    public void Predict_UnfamiliarVoices_HasTheirTemperatureAndTheSameOrder()
    {
        EmotionPrediction familiar = new EmotionRecognizer(Model, Familiar).Predict(Clips.Read()), unfamiliar = new EmotionRecognizer(Model).Predict(Clips.Read());

        Assert.Equal(familiar.Scores.Select(score => score.Emotion), unfamiliar.Scores.Select(score => score.Emotion));
        Assert.Equal(LogOdds(familiar) / 3, LogOdds(unfamiliar), 1e-3f);
        Assert.True(unfamiliar.Confidence < familiar.Confidence);
        Assert.Equal(1, unfamiliar.Scores.Sum(score => score.Probability), 1e-5f);
    }

    [Fact]
    public void Predict_ModelWithoutThatTemperature_IsTheSameForBoth()
    {
        ModelBundle model = Model with { Calibration = new Calibration(0.8f) };
        Assert.Equal(
            new EmotionRecognizer(model, Familiar).Predict(Clips.Read()).Scores, new EmotionRecognizer(model).Predict(Clips.Read()).Scores);
    }

    [Fact]
    public void CreateProfile_OfEitherChoice_IsTheSameProfile()
    {
        EmotionRecognizer familiar = new(Model, Familiar), unfamiliar = new(Model);
        SpeakerProfile one = ProfileOf(familiar), other = ProfileOf(unfamiliar);
        Assert.All(one.Offsets, offset => Assert.Equal(offset.Value, other.Offsets[offset.Key], 1e-4f));

        EmotionPrediction silence = unfamiliar.Predict(new AudioSignal(new float[16_000], 16_000));
        Assert.Equal(other.Offsets, unfamiliar.CreateProfile([silence, unfamiliar.Predict(Clips.Read())]).Offsets);

        EmotionPrediction answer = unfamiliar.ForSpeaker(one).Predict(Clips.Read()), sure = familiar.ForSpeaker(other).Predict(Clips.Read());
        Assert.Equal(LogOdds(sure) / 3, LogOdds(answer), 1e-3f);
    }

    [Fact]
    public void AddSpeechEmotion_Voices_ReachTheRecognizer()
    {
        static float confidence(VoiceFamiliarity voices)
        {
            using ServiceProvider provider = new ServiceCollection()
                .AddSpeechEmotion(options => (options.Model, options.Voices) = (() => Model, voices)).BuildServiceProvider();
            return provider.GetRequiredService<IEmotionRecognizer>().Predict(Clips.Read()).Confidence;
        }

        Assert.Equal(new EmotionRecognizer(Model).Predict(Clips.Read()).Confidence, confidence(VoiceFamiliarity.Unfamiliar));
        Assert.Equal(new EmotionRecognizer(Model, Familiar).Predict(Clips.Read()).Confidence, confidence(VoiceFamiliarity.LikeTraining));
    }

    [Fact]
    public void Voices_NoSuchValue_IsRefused() => Assert.Contains(
        "Voices", Assert.Throws<ArgumentException>(() => new EmotionRecognizer(Model, new() { Voices = (VoiceFamiliarity)7 })).Message, StringComparison.Ordinal);

    private static SpeakerProfile ProfileOf(EmotionRecognizer recognizer) => recognizer.CreateProfile([recognizer.Predict(Clips.Read())]);

    private static float LogOdds(EmotionPrediction prediction) => MathF.Log(prediction.Scores[0].Probability / prediction.Scores[^1].Probability);
}
