using SpeechEmotion.Architecture.Tests.Support;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.Training;

namespace SpeechEmotion.Architecture.Tests.Plugs;

/// <summary>Every plug can be implemented and used by a stranger: this assembly sees no internals.</summary>
public sealed class PlugTests
{
    private static readonly AudioSignal Tone = new(
        Enumerable.Range(0, 16_000).Select(i => 0.5f * MathF.Sin(0.1f * i)).ToArray(), 16_000);

    private static FeatureRecipe Recipe { get; } =
        new(new AudioPreparation(16_000), new StftOptions(), [new RmsOptions(), new PeakOptions()], FeatureAggregation.Mean);

    [Fact]
    public void Assemblies_InternalsVisibleTo_NeverNameTheseTests() =>
        Assert.All(SourceProject.All, project => Assert.DoesNotContain(
            project.Load().GetCustomAttributesData(),
            attribute => attribute.ConstructorArguments.Any(argument => Equals(argument.Value, typeof(PlugTests).Assembly.GetName().Name))));

    [Fact]
    public void Decoder_OfAStranger_IsReadByTheLibrary()
    {
        using MemoryStream stream = new([(byte)'T', (byte)'E', (byte)'X', (byte)'T', 100, 0, 50]);
        AudioSignal signal = new AudioReader([new ByteDecoder()]).Read(stream);
        Assert.Equal([100 / 256f, 0, 50 / 256f], signal.Samples.ToArray());
        Assert.Equal("bytes", signal.Source!.Encoding);
    }

    [Fact]
    public void Feature_OfAStranger_JoinsARecipe()
    {
        FeaturePipeline pipeline = new(Recipe);
        FeatureMatrix features = pipeline.Extract(Tone);
        Assert.Equal(["rms", "peak"], pipeline.FeatureNames);
        Assert.Equal(0.5f, features[1, 0], 2);
    }

    [Fact]
    public void Parser_OfAStranger_StandsBesideTheBuiltInOnes()
    {
        string folder = Directory.CreateTempSubdirectory("plug-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "anna-happy.wav"), []);
            IDatasetParser parser = DatasetParsers.ByName("mine", [.. DatasetParsers.All, new OwnParser()]);
            Utterance utterance = Assert.Single(parser.Parse(folder));
            Assert.Equal(("mine/anna", "happy"), (utterance.SpeakerKey, utterance.Emotion));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Classifier_OfAStranger_AnswersThroughTheRecognizer()
    {
        EmotionRecognizer recognizer = new(
            new LoudnessClassifier(), new FeaturePipeline(Recipe), normalizer: null, "loudness", new EmotionRecognizerOptions { DetectSpeech = false });
        Assert.Equal("loud", recognizer.Predict(Tone).Emotion);
    }

    [Fact]
    public void Augmenter_OfAStranger_MakesTrainingExamples()
    {
        FeaturePipeline pipeline = new(Recipe);
        AudioSignal quieter = new HalvingAugmenter().Augment(Tone, new Random(1));
        TrainingSet set = new(
            Recipe, ["loud", "quiet"],
            [new TrainingExample(pipeline.Extract(Tone), 0, "a/1", "1"), new TrainingExample(pipeline.ExtractPrepared(quieter), 1, "a/1", "2")]);
        Assert.Equal(set.Examples[0].Features[0, 0] / 2, set.Examples[1].Features[0, 0], 5);
    }

    [Fact]
    public void Trainer_OfAStranger_MakesAModelThatTheLibraryRuns()
    {
        TrainingExample example = new(new FeaturePipeline(Recipe).Extract(Tone), 1, "a/1", "1");
        TrainingSet set = new(Recipe, ["other", "tone"], [example]);
        ModelBundle model = new MajorityTrainer().Train(set, set, new TrainingOptions());
        float[] probabilities = new float[2];
        model.CreateClassifier().Classify(example.Features, probabilities);
        Assert.True(probabilities[1] > 0.9f, $"{probabilities[1]}");
    }
}
