namespace SpeechEmotion.Classification.Tests;

/// <summary>Small networks for tests.</summary>
internal static class TestNetworks
{
    public static NetworkDefinition Channels(int features, params LayerDefinition[] layers) =>
        new(new NetworkInput(InputLayout.Channels, features), layers);

    public static NetworkDefinition Sequence(int features, params LayerDefinition[] layers) =>
        new(new NetworkInput(InputLayout.Sequence, features), layers);

    /// <summary>Every layer type once or more, over 6 features and any number of frames.</summary>
    public static NetworkDefinition EveryLayer(int labelCount = 4) => Channels(
        6,
        new Conv1dDefinition(Filters: 8, KernelSize: 5, Stride: 2),
        new BatchNormDefinition(),
        new ReluDefinition(),
        new DropoutDefinition(Rate: 0.25),
        new MaxPoolDefinition(Size: 3, Stride: 2),
        new ResidualDefinition(
            Layers:
            [
                new Conv1dDefinition(Filters: 8, KernelSize: 3, Groups: 8, Dilation: 2, Bias: false),
                new BatchNormDefinition(),
                new SiluDefinition(),
                new Conv1dDefinition(Filters: 10, KernelSize: 1, Stride: 2),
                new SqueezeExcitationDefinition(Reduction: 4),
            ],
            Shortcut: [new Conv1dDefinition(Filters: 10, KernelSize: 1, Stride: 2)]),
        new AveragePoolDefinition(Size: 2, Stride: 1),
        new AttentiveStatisticsPoolDefinition(HiddenUnits: 3),
        new FlattenDefinition(),
        new DenseDefinition(Units: labelCount),
        new SoftmaxDefinition());

    /// <summary>Branches inside a residual block, a residual block inside branches, and two embeddings that feed one dense layer.</summary>
    public static NetworkDefinition Branches(int labelCount = 4) => Channels(
        6,
        new ResidualDefinition(
            [
                new BranchesDefinition([[new Conv1dDefinition(4, 3), new ReluDefinition()], [new Conv1dDefinition(2, 5)]]),
            ]),
        new BranchesDefinition(
            [
                [new Conv1dDefinition(5, 3, Stride: 2), new ResidualDefinition([new BatchNormDefinition(), new SiluDefinition()])],
                [new Conv1dDefinition(3, 1, Stride: 2)],
                [new DropoutDefinition(0.5), new Conv1dDefinition(6, 2, Stride: 2), new SqueezeExcitationDefinition(2)],
            ]),
        new BranchesDefinition(
            [
                [new Conv1dDefinition(8, 3, Padding: PaddingMode.Valid), new AttentiveStatisticsPoolDefinition(3)],
                [new SiluDefinition(), new GlobalAveragePoolDefinition()],
            ]),
        new DenseDefinition(labelCount),
        new SoftmaxDefinition());
}
