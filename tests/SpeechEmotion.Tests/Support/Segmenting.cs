using Microsoft.Extensions.Logging.Abstractions;
using SpeechEmotion.Audio;
using SpeechEmotion.Features;

namespace SpeechEmotion.Tests.Support;

/// <summary>The inner parts of a recogniser that follow a stream.</summary>
internal static class Segmenting
{
    /// <summary>Judges windows as <see cref="Clips.Recognizer"/> does.</summary>
    public static WindowJudge Judge(EmotionRecognizerOptions? options = null)
    {
        options ??= new EmotionRecognizerOptions();
        FixedClassifier classifier = Clips.Undecided();
        return new WindowJudge(
            new FeatureClassifier(classifier, new FeaturePipeline(Clips.Recipe), normalizer: null, temperatureFactor: 1),
            new ScoreTable(classifier.Labels, subset: null),
            options.DetectSpeech ? new VoiceActivityDetector() : null,
            options.MinimumConfidence,
            new Observer("fixed 1", NullLogger.Instance));
    }
}
