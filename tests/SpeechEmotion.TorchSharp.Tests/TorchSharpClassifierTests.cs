using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.Training;
using SpeechEmotion.Training.Tests.Trainers;
using TorchSharp;

namespace SpeechEmotion.TorchSharp.Tests;

public sealed class TorchSharpClassifierTests
{
    private static readonly FeatureRecipe EightFeatures = FeatureRecipe.Notebook162 with
    {
        Features = [new MfccOptions(CoefficientCount: 8)], Aggregation = FeatureAggregation.None,
    };

    private static readonly TrainingSet Clips = SyntheticSets.Clips(29, 1, "a", EightFeatures);

    [Theory]
    [InlineData("managed")]
    [InlineData("torch")]
    public void Classify_SavedModelOfEitherTrainer_SameAnswersInBothEngines(string trainedBy)
    {
        NetworkDefinition network = SyntheticSets.Network;
        IClassifierTrainer trainer = trainedBy == "torch" ? new TorchSharpTrainer(network) : new ManagedTrainer(network);
        string path = Path.Combine(Path.GetTempPath(), $"model-{Guid.NewGuid():N}.semodel");
        try
        {
            trainer.Train(Clips, SyntheticSets.Clips(13, 2, "b", EightFeatures), SyntheticSets.Options).Save(path);
            ModelBundle model = ModelBundle.Load(path);
            using TorchSharpClassifier torch = new(model);
            CnnClassifier managed = model.CreateClassifier();
            Assert.Equal(managed.Labels, torch.Labels);
            FeatureMatrix[] features = [.. Clips.Examples.Select(example => model.Normalizer!.Apply(example.Features))];
            float[] expected = new float[features.Length * 4], batch = new float[expected.Length], single = new float[4];
            managed.Classify(features, expected);
            torch.Classify(features, batch);
            AssertClose(expected, batch, 1e-5f);
            for (int i = 0; i < features.Length; i++)
            {
                torch.Classify(features[i], single);
                AssertClose(expected.AsSpan(i * 4, 4), single, 1e-5f);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Classify_SequenceNetwork_AgreesWithManaged()
    {
        ModelBundle model = RandomModel(NetworkDefinition.Notebook(4));
        using TorchSharpClassifier torch = new(model);
        FeatureMatrix[] features = [.. Enumerable.Range(0, 300).Select(i => Random(162, 1, i))];
        float[] expected = new float[1200], actual = new float[1200];
        model.CreateClassifier().ComputeLogits(features, expected);
        torch.ComputeLogits(features, actual);
        AssertClose(expected, actual, 1e-4f);
    }

    [Fact]
    public void Classify_ClipShorterThanTheNetworkNeeds_FilledUpAsInManaged()
    {
        Conv1dDefinition fiveFrames = new(4, 5, Padding: PaddingMode.Valid);
        ModelBundle model = RandomModel(new NetworkDefinition(
            new NetworkInput(InputLayout.Channels, 8),
            [fiveFrames, new GlobalAveragePoolDefinition(), new DenseDefinition(4), new SoftmaxDefinition()]));
        using TorchSharpClassifier torch = new(model);
        FeatureMatrix[] features = [Random(8, 30, 1), Random(8, 2, 2), Random(8, 5, 3)];
        float[] expected = new float[12], actual = new float[12];
        model.CreateClassifier().Classify(features, expected);
        torch.Classify(features, actual);
        AssertClose(expected, actual, 1e-5f);
    }

    [Fact]
    public void Classify_FromSeveralThreadsInsideAScope_SameAnswers()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        ModelBundle model = RandomModel(SyntheticSets.Network);
        using TorchSharpClassifier torchClassifier = new(model);
        FeatureMatrix features = Random(8, 20, 1);
        float[] expected = new float[4];
        torchClassifier.Classify(features, expected);
        scope.DisposeEverything();
        Parallel.For(0, 64, _ =>
        {
            float[] actual = new float[4];
            torchClassifier.Classify(features, actual);
            AssertClose(expected, actual, 1e-6f);
        });
    }

    [Fact]
    public void Classify_WrongInput_SaysWhatFits()
    {
        TorchSharpClassifier classifier = new(RandomModel(SyntheticSets.Network));
        float[] probabilities = new float[4];
        AssertRefused("takes 8 features; the clip has 7", () => classifier.Classify(Random(7, 20, 1), probabilities));
        AssertRefused("the destination has 3", () => classifier.Classify(Random(8, 20, 1), probabilities.AsSpan(0, 3)));
        FeatureMatrix broken = new(Enumerable.Repeat(float.NaN, 160).ToArray(), 8, 20);
        AssertRefused("not finite", () => classifier.Classify(broken, probabilities));
        classifier.Dispose();
        classifier.Dispose();
        Assert.Throws<ObjectDisposedException>(() => classifier.Classify(Random(8, 20, 1), probabilities));
    }

    /// <summary>A model with weights as they are before training.</summary>
    internal static ModelBundle RandomModel(NetworkDefinition network)
    {
        Training.Engine.TrainingState state = new(network, new TrainingOptions { Initialization = WeightInitialization.PyTorch }, null);
        return new ModelBundle
        {
            Name = "random",
            Labels = SyntheticSets.Labels,
            Recipe = Clips.Recipe,
            Network = network,
            Weights = state.Parameters.ToWeightSet(),
        };
    }

    internal static FeatureMatrix Random(int features, int frames, int seed)
    {
        Random random = new(seed);
        float[] values = [.. Enumerable.Range(0, features * frames).Select(_ => (random.NextSingle() * 4) - 2)];
        return new FeatureMatrix(values, features, frames);
    }

    private static void AssertRefused(string reason, Action action) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
