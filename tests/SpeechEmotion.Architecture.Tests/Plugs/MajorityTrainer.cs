using SpeechEmotion.Classification;
using SpeechEmotion.Training;

namespace SpeechEmotion.Architecture.Tests.Plugs;

/// <summary>A trainer of a stranger: it always answers the label seen most often.</summary>
internal sealed class MajorityTrainer : IClassifierTrainer
{
    public ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options,
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        float[] bias = new float[training.Labels.Count];
        bias[training.Examples.CountBy(example => example.Label).MaxBy(pair => pair.Value).Key] = 5;
        return new ModelBundle
        {
            Name = "majority",
            Labels = training.Labels,
            Recipe = training.Recipe,
            Network = new NetworkDefinition(
                new NetworkInput(InputLayout.Sequence, training.FeatureCount),
                [new FlattenDefinition(), new DenseDefinition(bias.Length), new SoftmaxDefinition()]),
            Weights = new WeightSet(
            [
                new WeightTensor("layers.1.weight", [bias.Length, training.FeatureCount], new float[bias.Length * training.FeatureCount]),
                new WeightTensor("layers.1.bias", [bias.Length], bias),
            ]),
        };
    }
}
