using SpeechEmotion.Architecture.Tests.Support;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.TestKit;
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
        using TemporaryFolder folder = new();
        folder.Write("anna-happy.wav", string.Empty);
        IDatasetParser parser = DatasetParsers.ByName("mine", [.. DatasetParsers.All, new OwnParser()]);
        Utterance utterance = Assert.Single(parser.Parse(folder.Path));
        Assert.Equal(("mine/anna", "happy"), (utterance.SpeakerKey, utterance.Emotion));
    }

    [Fact]
    public void Classifier_OfAStranger_AnswersThroughTheRecognizer()
    {
        EmotionRecognizer recognizer = new(
            new LoudnessClassifier(), new FeaturePipeline(Recipe), normalizer: null, "loudness", new EmotionRecognizerOptions { DetectSpeech = false });
        Assert.Equal("loud", recognizer.Predict(Tone).Emotion);
    }

    [Fact]
    public void Augmenter_OfAStranger_ChangesTrainingClips()
    {
        using TemporaryFolder folder = new();
        WriteTone(folder, "anna-tone.wav");
        TrainingSetBuilder builder = new(new ClipFeatureReader(new FeaturePipeline(Recipe)), ["other", "tone"])
        {
            Augmentation = new([new("clean", []), new("halved", [new HalvingOptions()])]) { CustomSteps = [HalvingOptions.Step] },
        };

        TrainingSet set = builder.Build([.. new OwnParser().Parse(folder.Path)]);

        Assert.Equal(2, set.Examples.Count);
        Assert.Equal(set.Examples[0].Features[0, 0] / 2, set.Examples[1].Features[0, 0], 5);
    }

    [Fact]
    public void Trainer_OfAStranger_CarriesARunFileOut()
    {
        using TemporaryFolder folder = new();
        Array.ForEach(["anna-tone.wav", "bert-tone.wav", "carl-tone.wav", "carl-other.wav"], name => WriteTone(folder, name));
        RunFile run = new()
        {
            Name = "mostly tones",
            Datasets = [new("mine", folder.Path)],
            Recipe = Recipe with { Features = [new RmsOptions()] },
            Validation = new(Speakers: ["mine/carl"]),
        };

        ModelBundle model = TrainingRunner.Execute(
            run, new TrainingRunOptions { Parsers = [new OwnParser()], CreateTrainer = _ => new MajorityTrainer() });

        Assert.Equal("mostly tones", model.Name);
        Assert.Equal(0.5, model.Metrics[0].Accuracy);
        EmotionRecognizer recognizer = new(model, new EmotionRecognizerOptions { DetectSpeech = false });
        Assert.Equal("tone", recognizer.Predict(Tone).Emotion);
    }

    private static void WriteTone(TemporaryFolder folder, string name)
    {
        using FileStream file = File.Create(folder.At(name));
        WavEncoder.Write(file, Tone);
    }
}
