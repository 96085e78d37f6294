using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training.Tests.Layers;

/// <summary>Forward, backward, statistics and optimiser against torch in double precision.</summary>
public sealed class TorchAgreementTests
{
    // Single precision against single precision; without fused multiply-add 2.7e-5 was seen.
    private const double Tolerance = 4e-5;

    [Theory]
    [InlineData("notebook")]
    [InlineData("attentive")]
    [InlineData("pools")]
    [InlineData("branches")]
    [InlineData("gru")]
    public void ComputeGradients_TorchNetwork_SameLossGradientsAndStatistics(string name)
    {
        TorchReference reference = new(name);
        using TrainingNetwork network = Load(reference);
        Close("evaluation", reference.Array("logits_eval"), network.Evaluate(reference.Input()).Values);
        float[] targets = reference.Array("targets"), weights = reference.Array("sample_weights");
        double loss = network.ComputeGradients(reference.Input(), targets, [], weights, 1, new float[targets.Length]);
        Assert.Equal(reference.Array("loss")[0], loss, 1e-5);
        WeightSet statistics = network.Parameters.ToWeightSet(), gradients = Gradients(network);
        foreach ((string tensor, float[] expected) in reference.Group("gradients"))
        {
            Close(tensor, expected, gradients[tensor].Values.Span);
        }

        foreach ((string tensor, float[] expected) in reference.Group("statistics"))
        {
            Close(tensor, expected, statistics[tensor].Values.Span);
        }
    }

    [Theory]
    [InlineData("notebook")]
    [InlineData("attentive")]
    [InlineData("pools")]
    [InlineData("branches")]
    [InlineData("gru")]
    public void Step_ThreeTimesWithDecayAndClipping_SameWeightsAsTorch(string name)
    {
        TorchReference reference = new(name);
        using TrainingNetwork network = Load(reference);
        OptimizerOptions options = new() { LearningRate = 1e-2, WeightDecay = 0.1, ClipNorm = 0.5 };
        AdamOptimizer optimizer = new(options, network.Parameters);
        float[] targets = reference.Array("targets"), weights = reference.Array("sample_weights");
        for (int step = 0; step < 3; step++)
        {
            network.ComputeGradients(reference.Input(), targets, [], weights, 1, new float[targets.Length]);
            optimizer.Step(options.LearningRate, network.Team);
        }

        WeightSet trained = network.Parameters.ToWeightSet();
        Dictionary<string, float[]> gradients = reference.Group("gradients").ToDictionary(gradient => gradient.Name, gradient => gradient.Values);
        foreach ((string tensor, float[] expected) in reference.Group("adamw"))
        {
            // A bias before batch normalisation has no gradient but rounding, which Adam blows up to steps.
            if (gradients[tensor].Max(Math.Abs) > 1e-6)
            {
                Close(tensor, expected, trained[tensor].Values.Span, 1e-3);
            }
        }
    }

    [Theory]
    [InlineData("notebook")]
    [InlineData("attentive")]
    [InlineData("pools")]
    [InlineData("branches")]
    [InlineData("gru")]
    public void Evaluate_PaddedBatch_EqualsCnnClassifierClipByClip(string name)
    {
        TorchReference reference = new(name);
        using TrainingNetwork network = Load(reference);
        int labels = reference.Network.GetLabelCount();
        CnnClassifier classifier = new(reference.Network, reference.Weights(), [.. Enumerable.Range(0, labels).Select(i => $"label {i}")]);
        Activation logits = network.Evaluate(reference.Input());
        IReadOnlyList<FeatureMatrix> clips = reference.Clips();
        float[] expected = new float[labels], probabilities = new float[labels];
        for (int i = 0; i < clips.Count; i++)
        {
            classifier.Classify(clips[i], expected);
            System.Numerics.Tensors.TensorPrimitives.SoftMax<float>(logits.Sample(i), probabilities);
            for (int k = 0; k < labels; k++)
            {
                Assert.Equal(expected[k], probabilities[k], 1e-5f);
            }
        }
    }

    [Fact]
    public void ComputeGradientsAndStep_AfterTheFirst_AllocateNoBuffers()
    {
        TorchReference reference = new("attentive");
        using TrainingNetwork network = Load(reference);
        AdamOptimizer optimizer = new(new OptimizerOptions { WeightDecay = 0.1, ClipNorm = 0.5 }, network.Parameters);
        Activation input = reference.Input();
        float[] targets = reference.Array("targets"), weights = reference.Array("sample_weights"), probabilities = new float[targets.Length];
        long least = long.MaxValue;
        for (int step = 0; step < 6; step++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.ComputeGradients(input, targets, [], weights, 1, probabilities);
            optimizer.Step(1e-3, network.Team);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // Nothing at all in optimised code; unoptimised code boxes a few numbers, and the runtime itself allocates now and then. The smallest
        // buffer of a step is larger than this.
        Assert.InRange(least, 0, 2048);
    }

    private static TrainingNetwork Load(TorchReference reference)
    {
        TrainingNetwork network = new(reference.Network, 1);
        network.Parameters.Load(reference.Weights());
        return network;
    }

    /// <summary>The gradients in PyTorch's layouts: exchanged with the values for the length of a copy.</summary>
    private static WeightSet Gradients(TrainingNetwork network)
    {
        float[] values = (float[])network.Parameters.Values.Clone();
        network.Parameters.Gradients.CopyTo(network.Parameters.Values, 0);
        WeightSet gradients = network.Parameters.ToWeightSet();
        values.CopyTo(network.Parameters.Values, 0);
        return gradients;
    }

    /// <summary>The difference must be small against the tensor's largest value.</summary>
    private static void Close(string what, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance = Tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = 1e-2, worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i]));
            worst = Math.Max(worst, Math.Abs(expected[i] - actual[i]));
        }

        Assert.True(worst <= tolerance * largest, $"{what}: {worst / largest:E2} of the largest value");
    }
}
