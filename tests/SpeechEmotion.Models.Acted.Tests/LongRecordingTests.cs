using SpeechEmotion.Audio;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.TestKit;
using SpeechEmotion.Training;

namespace SpeechEmotion.Models.Acted.Tests;

/// <summary>Figures are of the answers that hosts get, of recordings, too, that are judged by their windows.</summary>
public sealed class LongRecordingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Predict_ByATestOfTheModel_AnswersAsTheRecogniser(int repetitions)
    {
        using TemporaryFolder folder = new();
        Utterance clip = WriteClip(folder, repetitions);
        ModelBundle model = ActedSpeechModel.Load();
        EmotionRecognizer recognizer = new(model, new EmotionRecognizerOptions { Voices = VoiceFamiliarity.LikeTraining });

        EmotionPrediction expected = recognizer.PredictFile(clip.Path);
        ClipPrediction actual = Assert.Single(ModelTest.Predict(model, [clip], Reader(model)));

        Assert.Equal(
            expected.Scores.OrderBy(score => score.Emotion, StringComparer.Ordinal).Select(score => score.Probability),
            model.Labels.Zip(actual.Probabilities).OrderBy(score => score.First, StringComparer.Ordinal).Select(score => score.Second));
    }

    [Fact]
    public void Predict_LongRecordingInNoise_HearsNoiseInItsWindows()
    {
        using TemporaryFolder folder = new();
        Utterance clip = WriteClip(folder, repetitions: 5);
        ModelBundle model = ActedSpeechModel.Load();
        AugmentationVariant noise = new("white noise", [new NoiseOptions(new ValueRange(10, 10))]) { OnRecording = true };

        ClipPrediction clean = Assert.Single(ModelTest.Predict(model, [clip], Reader(model)));
        ClipPrediction noisy = Assert.Single(ModelTest.Predict(model, [clip], Reader(model), noise));
        ClipPrediction again = Assert.Single(ModelTest.Predict(model, [clip], Reader(model), noise));

        Assert.NotEqual(clean.Probabilities, noisy.Probabilities);
        Assert.Equal(noisy.Probabilities, again.Probabilities);
    }

    private static ClipFeatureReader Reader(ModelBundle model) => new(new FeaturePipeline(model.Recipe));

    private static Utterance WriteClip(TemporaryFolder folder, int repetitions)
    {
        AudioSignal voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "lively.wav"));
        float[] samples = [.. Enumerable.Range(0, repetitions).SelectMany(_ => (float[])[.. voice.Samples.Span, .. new float[voice.SampleRate]])];
        string path = folder.At("clip.wav");
        using FileStream file = File.Create(path);
        WavEncoder.Write(file, new AudioSignal(samples, voice.SampleRate));
        return new() { Path = path, Dataset = "test", Speaker = "1", Emotion = "happy" };
    }
}
