using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Tests.Support;

/// <summary>A real model of two numbers in and two labels out, small enough to check by hand.</summary>
internal static class TinyModel
{
    /// <summary>Makes the model: angry grows with the level, sad with its absence; no training was involved.</summary>
    public static ModelBundle Create() => new()
    {
        Name = "tiny",
        Version = "1.0.0",
        Labels = ["angry", "sad"],
        Recipe = new FeatureRecipe(
            new AudioPreparation(16_000), new StftOptions(), [new RmsOptions(), new ZeroCrossingRateOptions()], FeatureAggregation.Mean),
        Network = new NetworkDefinition(
            new NetworkInput(InputLayout.Sequence, 2), [new FlattenDefinition(), new DenseDefinition(2), new SoftmaxDefinition()]),
        Weights = new WeightSet(
        [
            new WeightTensor("layers.1.weight", [2, 2], new float[] { 4, 1, -4, -1 }),
            new WeightTensor("layers.1.bias", [2], new float[] { -0.5f, 0.5f }),
        ]),
        ModelCard = "# Tiny\n\nMade by a test.\n",
        Licence = "CC0-1.0",
    };
}
