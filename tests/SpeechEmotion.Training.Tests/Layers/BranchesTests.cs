using System.Numerics.Tensors;
using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training.Tests.Layers;

/// <summary>Branches in the trainer: as in inference, on any number of threads, without allocation.</summary>
public sealed class BranchesTests
{
    private static readonly int[] Lengths = [13, 9, 12, 13, 7];

    private static readonly NetworkDefinition Definition = GradientTests.Network(
        [
            new BranchesDefinition(
                [
                    [new ReluDefinition(), new Conv1dDefinition(4, 3), new BatchNormDefinition(), new ReluDefinition()],
                    [new DropoutDefinition(0.3), new ReluDefinition()],
                    [
                        new ResidualDefinition(
                            [
                                new BranchesDefinition([[new Conv1dDefinition(3, 3)], [new MaxPoolDefinition(1), new Conv1dDefinition(2, 1)]]),
                            ]),
                    ],
                ]),
            new ReluDefinition(),
            new BranchesDefinition(
                [
                    [new ReluDefinition(), new AttentiveStatisticsPoolDefinition(4)],
                    [new Conv1dDefinition(6, 4, Stride: 2), new GlobalAveragePoolDefinition(), new DropoutDefinition(0.2)],
                ]),
        ]);

    [Fact]
    public void Evaluate_PaddedBatch_EqualsCnnClassifierClipByClip()
    {
        using TrainingNetwork network = Create(threads: 2);
        Activation input = Input();
        CnnClassifier classifier = new(Definition, network.Parameters.ToWeightSet(), ["a", "b", "c", "d"]);
        Activation logits = network.Evaluate(input);
        float[] expected = new float[4];
        for (int i = 0; i < Lengths.Length; i++)
        {
            classifier.ComputeLogits(Clip(input, i), expected);
            Assert.True(TensorPrimitives.Distance(expected, logits.Sample(i)) < 1e-5f, $"clip {i}");
        }
    }

    [Fact]
    public void ComputeGradients_MoreThreads_SameBits()
    {
        using TrainingNetwork one = Create(threads: 1), three = Create(threads: 3);
        for (ulong step = 0; step < 3; step++)
        {
            Assert.Equal(Step(one, Input(), step), Step(three, Input(), step));
            Assert.Equal(one.Parameters.Gradients, three.Parameters.Gradients);
        }
    }

    [Fact]
    public void ComputeGradients_AfterTheFirst_AllocatesNoBuffers()
    {
        using TrainingNetwork network = Create(threads: 1);
        Activation input = Input();
        float[] targets = Targets(), weights = [1, 1, 1, 1, 1], probabilities = new float[targets.Length];
        long before = 0;
        for (ulong step = 0; step < 3; step++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            network.ComputeGradients(input, targets, [], weights, step, probabilities);
        }

        // As for the other layers: unoptimised code boxes a few numbers.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2048);
    }

    private static TrainingNetwork Create(int threads)
    {
        TrainingNetwork network = new(Definition, threads);
        WeightInitializer.Initialize(network.Parameters, WeightInitialization.HeNormal, 5);
        return network;
    }

    private static double Step(TrainingNetwork network, Activation input, ulong seed) =>
        network.ComputeGradients(input, Targets(), [], [1, 2, 1, 1, 0.5f], seed, new float[20]);

    private static float[] Targets()
    {
        float[] targets = new float[20];
        for (int i = 0; i < 5; i++)
        {
            targets[i * 4 + i % 4] = 1;
        }

        return targets;
    }

    private static Activation Input()
    {
        Random random = new(3);
        Activation input = new();
        input.Reshape(Lengths.Length, Lengths.Max(), 5);
        foreach (ref float value in input.Values)
        {
            value = random.NextSingle() * 2 - 1;
        }

        for (int i = 0; i < Lengths.Length; i++)
        {
            input.SetLength(i, Lengths[i]);
            input.ClearPadding(i);
        }

        return input;
    }

    private static FeatureMatrix Clip(Activation input, int sample)
    {
        int frames = input.Length(sample);
        float[] values = new float[5 * frames];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = input.Sample(sample)[i % frames * 5 + i / frames];
        }

        return new FeatureMatrix(values, 5, frames);
    }
}
