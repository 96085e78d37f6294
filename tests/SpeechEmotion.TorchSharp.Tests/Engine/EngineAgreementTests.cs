using SpeechEmotion.Classification;
using SpeechEmotion.Training;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Tests.Layers;

namespace SpeechEmotion.TorchSharp.Tests.Engine;

/// <summary>libtorch and the managed engine from the same weights: outputs, loss, gradients, statistics and steps.</summary>
public sealed class EngineAgreementTests
{
    private const double Tolerance = 5e-5;
    private static readonly int[] Uneven = [13, 9, 12, 13, 7], Even = [12, 12, 12];

    private static readonly TrainingOptions Plain = new() { Schedule = new ConstantSchedule() };

    public static TheoryData<string, LayerDefinition[]> Layers => new()
    {
        { "dense", [new SiluDefinition()] },
        { "same", [Conv(6, 5), new ReluDefinition()] },
        { "valid", [Conv(6, 4) with { Padding = PaddingMode.Valid }] },
        { "strided", [Conv(6, 1), new SiluDefinition(), Conv(9, 5) with { Stride = 2 }] },
        { "stride above kernel", [Conv(6, 1), Conv(9, 2) with { Stride = 3 }] },
        { "dilated", [Conv(6, 1), Conv(9, 3) with { Dilation = 2 }] },
        { "strided dilated valid", [Conv(6, 1), Conv(9, 3) with { Dilation = 2, Stride = 2, Padding = PaddingMode.Valid }] },
        { "grouped", [Conv(6, 1), new SiluDefinition(), Conv(9, 3) with { Groups = 3 }] },
        { "depthwise", [Conv(6, 1), new SiluDefinition(), Conv(6, 4) with { Groups = 6, Stride = 2 }] },
        { "no bias", [Conv(6, 3) with { Bias = false }, new SiluDefinition()] },
        { "batch norm", [Conv(6, 3), new BatchNormDefinition(Momentum: 0.9), new SiluDefinition(), Conv(5, 3)] },
        { "dropout", [Conv(6, 3), new SiluDefinition(), new DropoutDefinition(0.4), Conv(5, 2), new DropoutDefinition(0.2)] },
        { "max pool", [Conv(6, 3), new MaxPoolDefinition(3, 2), new SiluDefinition()] },
        { "average pool", [Conv(6, 3), new AveragePoolDefinition(3, 2), new SiluDefinition()] },
        { "squeeze", [Conv(6, 3), new SiluDefinition(), new SqueezeExcitationDefinition(2), Conv(4, 2)] },
        { "gated recurrent units", [Conv(6, 3), new BranchesDefinition([[new GruDefinition(5)], [new GruDefinition(18, Reversed: true)]])] },
        {
            "residual",
            [
                Conv(6, 3),
                new ResidualDefinition([new SiluDefinition(), Conv(6, 3), new DropoutDefinition(0.3)]),
                new ResidualDefinition([Conv(8, 3) with { Stride = 2 }], [Conv(8, 1) with { Stride = 2 }]),
                new DropoutDefinition(0.3),
            ]
        },
        {
            "branches",
            [
                new BranchesDefinition([[Conv(4, 3), new DropoutDefinition(0.3)], [new DropoutDefinition(0.4), new ReluDefinition()]]),
                new BranchesDefinition([[Conv(8, 3) with { Stride = 2 }], [new SiluDefinition(), Conv(5, 1) with { Stride = 2 }]]),
                new DropoutDefinition(0.3),
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Step_EachLayer_AgreesWithManagedEngine(string name, LayerDefinition[] layers)
    {
        NetworkDefinition network = Network([.. layers, new GlobalAveragePoolDefinition()]);
        Compare(name, network, Uneven);
        Compare(name, network, Even);
    }

    [Fact]
    public void Step_AttentiveStatistics_AgreesWithManagedEngine()
    {
        NetworkDefinition network = Network(
            [Conv(6, 3), new SiluDefinition(), new AttentiveStatisticsPoolDefinition(4), new DropoutDefinition(0.4)]);
        Compare("attentive", network, Uneven);
        Compare("attentive", network, Even);
    }

    [Fact]
    public void Step_BesideFunctionals_AgreesWithManagedEngine()
    {
        NetworkDefinition network = Network(
            [new BranchesDefinition([[Conv(6, 3), new SiluDefinition(), new GlobalAveragePoolDefinition()], [new FunctionalsPoolDefinition(2)]])]);
        Compare("functionals", network, Uneven);
        Compare("functionals", network, Even);
    }

    [Fact]
    public void Step_BatchNormOfOneVector_AgreesWithManagedEngine() => Compare(
        "one vector", Network([Conv(6, 3), new GlobalAveragePoolDefinition(), new BatchNormDefinition(), new SiluDefinition()]), [9]);

    [Fact]
    public void Step_NotebookNetwork_AgreesWithManagedEngine() => Compare("notebook", NetworkDefinition.Notebook(8), [1, 1, 1, 1]);

    [Theory]
    [InlineData("notebook")]
    [InlineData("attentive")]
    [InlineData("pools")]
    public void Evaluate_ReferenceNetwork_AgreesWithPyTorch(string name)
    {
        TorchReference reference = new(name);
        using EnginePair pair = new(reference.Network, Plain);
        pair.Load(reference.Weights());
        EnginePair.Close(name, reference.Array("logits_eval"), pair.Torch.Evaluate(reference.Input()).Values, Tolerance);
    }

    [Fact]
    public void Step_DecayClippingAndAverage_SameStateAfterThree()
    {
        TrainingOptions options = Plain with
        {
            EmaDecay = 0.9, Optimizer = new OptimizerOptions { LearningRate = 1e-2, WeightDecay = 0.1, ClipNorm = 0.05 },
        };
        NetworkDefinition network = Network(
            [Conv(6, 3), new SiluDefinition(), new BatchNormDefinition(), new GlobalAveragePoolDefinition()]);
        using EnginePair pair = new(network, options);
        for (ulong step = 0; step < 3; step++)
        {
            pair.Managed.Step(EnginePair.RandomBatch(network, Uneven, (int)step), 1e-2, step);
            pair.Torch.Step(EnginePair.RandomBatch(network, Uneven, (int)step), 1e-2, step);
        }

        pair.Torch.Pull();
        Assert.Equal(3, pair.TorchState.Optimizer.Steps);
        EnginePair.Close("values", pair.ManagedState.Parameters.Values, pair.TorchState.Parameters.Values, 1e-4);
        EnginePair.Close("statistics", pair.ManagedState.Parameters.Statistics, pair.TorchState.Parameters.Statistics, Tolerance);
        EnginePair.Close("square", pair.ManagedState.Optimizer.Square, pair.TorchState.Optimizer.Square, 1e-4, 0);
        EnginePair.Close("average", pair.ManagedState.Average!.Values, pair.TorchState.Average!.Values, 1e-4);
        EnginePair.Close("averaged statistics", pair.ManagedState.Average.Statistics, pair.TorchState.Average.Statistics, Tolerance);
    }

    [Fact]
    public void Step_MixedPrecision_GradientsOfBfloat16Accuracy()
    {
        NetworkDefinition network = Network(
            [Conv(16, 3), new BatchNormDefinition(), new ReluDefinition(), new AttentiveStatisticsPoolDefinition(4)]);
        using EnginePair pair = new(network, Plain, new TorchSharpOptions { MixedPrecision = true });
        double expected = pair.Managed.Step(EnginePair.RandomBatch(network, Uneven, 1), 1e-3, 1);
        Assert.Equal(expected, pair.Torch.Step(EnginePair.RandomBatch(network, Uneven, 1), 1e-3, 1), 0.02);
        pair.Torch.Pull();
        float[] single = pair.ManagedState.Optimizer.Mean, mixed = pair.TorchState.Optimizer.Mean;
        Assert.NotEqual(single, mixed);
        Assert.InRange(System.Numerics.Tensors.TensorPrimitives.CosineSimilarity<float>(single, mixed), 0.99, 1);
    }

    private static void Compare(string name, NetworkDefinition network, int[] lengths)
    {
        using EnginePair pair = new(network, Plain);
        Batch left = EnginePair.RandomBatch(network, lengths, 3), right = EnginePair.RandomBatch(network, lengths, 3);
        EnginePair.Close($"{name}: logits", pair.Managed.Evaluate(left.Input).Values, pair.Torch.Evaluate(right.Input).Values, 1e-5);
        Assert.Equal(pair.Managed.Step(left, 1e-3, 42), pair.Torch.Step(right, 1e-3, 42), 1e-5);
        pair.Torch.Pull();
        EnginePair.Close($"{name}: probabilities", left.Probabilities, right.Probabilities, 1e-5);
        EnginePair.Close($"{name}: statistics", pair.ManagedState.Parameters.Statistics, pair.TorchState.Parameters.Statistics, Tolerance);

        // After one step the mean of the gradients is a tenth of the gradient.
        foreach (ParameterSlice slice in pair.ManagedState.Parameters.Slices.Where(slice => slice.Definition.IsTrainable))
        {
            EnginePair.Close(
                $"{name}: gradient of {slice.Definition.Name}", pair.ManagedState.Optimizer.Mean.AsSpan(slice.Offset, slice.Count),
                pair.TorchState.Optimizer.Mean.AsSpan(slice.Offset, slice.Count), Tolerance, 1e-3);
        }
    }

    private static NetworkDefinition Network(LayerDefinition[] layers) =>
        new(new NetworkInput(InputLayout.Channels, 5), [.. layers, new DenseDefinition(4), new SoftmaxDefinition()]);

    private static Conv1dDefinition Conv(int filters, int kernel) => new(filters, kernel);
}
