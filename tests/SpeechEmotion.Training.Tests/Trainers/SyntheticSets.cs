using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training.Tests.Trainers;

/// <summary>Small sets whose labels are a matter of the features, made from a seed.</summary>
internal static class SyntheticSets
{
    public static readonly string[] Labels = ["angry", "happy", "neutral", "sad"];

    /// <summary>Clips of 8 features and 12 to 20 frames: the label says which features swing, and how fast.</summary>
    public static TrainingSet Clips(int count, int seed, string speaker, FeatureRecipe? recipe = null, ITrainingExampleSource? source = null)
    {
        Random random = new(seed);
        List<TrainingExample> examples = [];
        for (int i = 0; i < count; i++)
        {
            int label = i % Labels.Length, frames = 12 + random.Next(9);
            float[] values = new float[8 * frames];
            for (int v = 0; v < values.Length; v++)
            {
                values[v] = (random.NextSingle() - 0.5f) + (v / frames % 4 == label ? 2 * MathF.Sin(v % frames * (0.5f + label)) : 0);
            }

            examples.Add(new TrainingExample(new FeatureMatrix(values, 8, frames), label, $"{speaker}/{i % 3}", $"{speaker}-{i}"));
        }

        return new TrainingSet(recipe ?? FeatureRecipe.Notebook162, Labels, examples, source);
    }

    /// <summary>The same with one clip whose label is wrong: where all are right there is no temperature to fit.</summary>
    public static TrainingSet WithAMistake(TrainingSet clips) => new(
        clips.Recipe, clips.Labels, [clips.Examples[0] with { Label = (clips.Examples[0].Label + 1) % Labels.Length }, .. clips.Examples.Skip(1)]);

    /// <summary>A network with every kind of layer that matters to reproducibility.</summary>
    public static NetworkDefinition Network { get; } = new(
        new NetworkInput(InputLayout.Channels, 8),
        [
            new Conv1dDefinition(16, 3), new BatchNormDefinition(Momentum: 0.9), new ReluDefinition(), new DropoutDefinition(0.1),
            new ResidualDefinition([new Conv1dDefinition(16, 3), new SiluDefinition(), new SqueezeExcitationDefinition(4)]),
            new MaxPoolDefinition(2), new AttentiveStatisticsPoolDefinition(8), new DenseDefinition(4), new SoftmaxDefinition(),
        ]);

    public static TrainingOptions Options { get; } = new()
    {
        Epochs = 4, BatchSize = 8, Seed = 5, CropFrames = 10, MixupAlpha = 0.2, LabelSmoothing = 0.05, BalanceClasses = true, EmaDecay = 0.9,
        Optimizer = new OptimizerOptions { LearningRate = 5e-3, WeightDecay = 0.01, ClipNorm = 5 }, Threads = 1,
    };
}
