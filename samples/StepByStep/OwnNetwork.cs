using SpeechEmotion.Classification;

/// <summary>A small residual network over frames, for recipes with "aggregation": "none".</summary>
internal static class OwnNetwork
{
    // snippet: network
    public static NetworkDefinition Create() => new(
        new NetworkInput(InputLayout.Channels, Features: 64),
        [
            new Conv1dDefinition(Filters: 96, KernelSize: 5),
            new BatchNormDefinition(),
            new ReluDefinition(),
            new ResidualDefinition(
                [
                    new Conv1dDefinition(96, KernelSize: 3, Dilation: 2),
                    new BatchNormDefinition(),
                    new ReluDefinition(),
                    new SqueezeExcitationDefinition(Reduction: 8),
                ]),
            new AttentiveStatisticsPoolDefinition(HiddenUnits: 32),
            new DropoutDefinition(0.3),
            new DenseDefinition(Units: 8),
            new SoftmaxDefinition(),
        ]);

    // end
}
