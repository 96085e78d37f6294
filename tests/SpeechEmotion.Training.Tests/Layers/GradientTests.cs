using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Tests.Layers;

public sealed class GradientTests
{
    private const double Tolerance = 1e-2;
    private static readonly int[] Lengths = [13, 9, 12, 13, 7];

    /// <summary>Smooth activations only: at a kink the difference quotient is no gradient. ReLU and max pooling are checked against torch.</summary>
    public static TheoryData<string, LayerDefinition[]> Networks => new()
    {
        { "dense", [new SiluDefinition()] },
        { "same", [Conv(6, 5)] },
        { "valid", [Conv(6, 4) with { Padding = PaddingMode.Valid }] },
        { "wide", [Conv(40, 3), new SiluDefinition(), Conv(33, 2)] },
        { "strided", [Conv(6, 1), new SiluDefinition(), Conv(9, 5) with { Stride = 2 }] },
        { "dilated", [Conv(6, 1), Conv(9, 3) with { Dilation = 2 }] },
        { "strided dilated valid", [Conv(6, 1), Conv(9, 3) with { Dilation = 2, Stride = 2, Padding = PaddingMode.Valid }] },
        { "grouped", [Conv(6, 1), new SiluDefinition(), Conv(9, 3) with { Groups = 3 }, new SiluDefinition()] },
        { "depthwise", [Conv(6, 1), new SiluDefinition(), Conv(6, 4) with { Groups = 6, Stride = 2 }, new SiluDefinition()] },
        { "no bias", [Conv(6, 3) with { Bias = false }, new SiluDefinition()] },
        { "batch norm", [Conv(6, 3), new BatchNormDefinition(), new SiluDefinition(), Conv(5, 3)] },
        { "dropout", [Conv(6, 3), new SiluDefinition(), new DropoutDefinition(0.4), Conv(5, 2)] },
        { "average pool", [Conv(6, 3), new AveragePoolDefinition(3, 2), new SiluDefinition()] },
        { "squeeze", [Conv(6, 3), new SiluDefinition(), new SqueezeExcitationDefinition(2), Conv(4, 2)] },
        { "gated recurrent units", [Conv(6, 3), new GruDefinition(5), new GruDefinition(9)] },
        { "reversed gated recurrent units", [new GruDefinition(18, Reversed: true), new DropoutDefinition(0.3), Conv(4, 3)] },
        {
            "both directions",
            [
                Conv(6, 3) with { Stride = 2 },
                new BranchesDefinition([[new GruDefinition(4)], [new GruDefinition(3, Reversed: true)]]),
                new SiluDefinition(),
            ]
        },
        {
            "residual",
            [
                Conv(6, 3),
                new ResidualDefinition([new SiluDefinition(), Conv(6, 3), new SiluDefinition()]),
                new ResidualDefinition([Conv(8, 3) with { Stride = 2 }], [Conv(8, 1) with { Stride = 2 }]),
            ]
        },
        {
            "branches",
            [
                new BranchesDefinition(
                    [
                        [Conv(4, 3), new SiluDefinition(), Conv(3, 2)],
                        [new DropoutDefinition(0.3)],
                        [Conv(2, 5), new SiluDefinition()],
                    ]),
                new BranchesDefinition([[Conv(6, 3) with { Stride = 2 }, new DropoutDefinition(0.3)], [Conv(3, 1) with { Stride = 2 }]]),
                new SiluDefinition(),
            ]
        },
        {
            "branches and residual",
            [
                new ResidualDefinition([new BranchesDefinition([[Conv(3, 3)], [new SiluDefinition(), Conv(2, 1)]])]),
                new BranchesDefinition([[new ResidualDefinition([Conv(5, 3), new SiluDefinition()])], [Conv(2, 2)]]),
            ]
        },
        {
            "branches of embeddings",
            [
                Conv(6, 3),
                new BranchesDefinition(
                    [
                        [new SiluDefinition(), new AttentiveStatisticsPoolDefinition(4)],
                        [Conv(4, 4) with { Padding = PaddingMode.Valid }, new SiluDefinition(), new GlobalAveragePoolDefinition()],
                    ]),
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void ComputeGradients_EachLayer_AgreesWithDifferences(string name, LayerDefinition[] layers)
    {
        NetworkDefinition network = Network([.. layers, new GlobalAveragePoolDefinition()]);
        double error = GradientCheck.LargestError(network, Lengths, seed: 7);
        Assert.True(error < Tolerance, $"{name}: {error:E2}");
    }

    [Fact]
    public void ComputeGradients_AttentiveStatistics_AgreesWithDifferences() =>
        CheckAttentiveStatistics();

    [Fact]
    public void ComputeGradients_DropoutOfAttentiveStatistics_AgreesWithDifferences() =>
        CheckAttentiveStatistics(new DropoutDefinition(0.4));

    private static void CheckAttentiveStatistics(params LayerDefinition[] after)
    {
        NetworkDefinition network = Network([Conv(6, 3), new SiluDefinition(), new AttentiveStatisticsPoolDefinition(4), .. after]);
        double error = GradientCheck.LargestError(network, Lengths, seed: 8);
        Assert.True(error < Tolerance, $"{error:E2}");
    }

    [Fact]
    public void ComputeGradients_BesideFunctionals_AgreesWithDifferences()
    {
        LayerDefinition[] pooled = [Conv(6, 3), new SiluDefinition(), new GlobalAveragePoolDefinition()];
        NetworkDefinition network = Network(
            [new BranchesDefinition([pooled, [new FunctionalsPoolDefinition(2)]]), new DenseDefinition(6), new SiluDefinition()]);
        double error = GradientCheck.LargestError(network, Lengths, seed: 8);
        Assert.True(error < Tolerance, $"{error:E2}");
    }

    [Fact]
    public void Build_FunctionalsOfWhatIsLearnt_IsRefused()
    {
        NetworkDefinition network = Network([new ReluDefinition(), new BranchesDefinition([[Conv(6, 3), new FunctionalsPoolDefinition()], [new GlobalAveragePoolDefinition()]])]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => GradientCheck.LargestError(network, Lengths, seed: 8));
        Assert.Equal("Layers with weights cannot be trained before 'functionals_pool', which passes no gradient on.", error.Message);
    }

    [Fact]
    public void ComputeGradients_FlattenedSequence_AgreesWithDifferences()
    {
        NetworkDefinition network = new(
            new NetworkInput(InputLayout.Sequence, 11),
            [Conv(6, 4), new SiluDefinition(), new FlattenDefinition(), new DenseDefinition(4), new SoftmaxDefinition()]);
        double error = GradientCheck.LargestError(network, [11, 11, 11], seed: 9);
        Assert.True(error < Tolerance, $"{error:E2}");
    }

    private static Conv1dDefinition Conv(int filters, int kernel) => new(filters, kernel);

    internal static NetworkDefinition Network(LayerDefinition[] layers) =>
        new(new NetworkInput(InputLayout.Channels, 5), [.. layers, new DenseDefinition(4), new SoftmaxDefinition()]);
}
