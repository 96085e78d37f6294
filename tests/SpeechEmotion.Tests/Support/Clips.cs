using SpeechEmotion.Audio;
using SpeechEmotion.Features;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Tests.Support;

/// <summary>The clips of the samples, and recognisers to judge them.</summary>
internal static class Clips
{
    /// <summary>Gets the path of a clip of synthetic speech, 16 kHz.</summary>
    public static string Path(string name = "lively") => RepositoryFiles.At("samples", "clips", name + ".wav");

    /// <summary>Reads a clip.</summary>
    public static AudioSignal Read(string name = "lively") => new AudioReader().ReadFile(Path(name));

    /// <summary>A recipe of one number a clip, at the clips' own rate.</summary>
    public static FeatureRecipe Recipe { get; } = new(new AudioPreparation(16_000), new StftOptions(), [new RmsOptions()], FeatureAggregation.Mean);

    /// <summary>A recogniser over a classifier that always answers the same.</summary>
    public static EmotionRecognizer Recognizer(EmotionRecognizerOptions? options = null, IEmotionClassifier? classifier = null) =>
        new(classifier ?? Undecided(), new FeaturePipeline(Recipe), normalizer: null, "fixed 1", options);

    /// <summary>Four labels, sad first.</summary>
    public static FixedClassifier Undecided() => new(("angry", 0.2f), ("happy", 0.1f), ("neutral", 0.3f), ("sad", 0.4f));

    /// <summary>A clip as the bytes of a WAVE file.</summary>
    public static MemoryStream Wav(AudioSignal signal, WavEncoding encoding = WavEncoding.Pcm16)
    {
        MemoryStream stream = new();
        WavEncoder.Write(stream, signal, encoding);
        stream.Position = 0;
        return stream;
    }

    /// <summary>Changes every sample.</summary>
    public static AudioSignal Map(AudioSignal signal, Func<float, float> change) =>
        new(Array.ConvertAll(signal.Samples.ToArray(), sample => change(sample)), signal.SampleRate, signal.Source);
}
