using SpeechEmotion.Classification;

namespace SpeechEmotion.Fuzz.Samples;

/// <summary>Small networks with every kind of layer, and weights for any network.</summary>
internal static class SampleNetworks
{
    private static readonly LayerDefinition[] Layers =
    [
        new Conv1dDefinition(Filters: 8, KernelSize: 5, Stride: 2), new BatchNormDefinition(), new ReluDefinition(), new DropoutDefinition(Rate: 0.25),
        new MaxPoolDefinition(Size: 3, Stride: 2),
        new ResidualDefinition(
            [
                new Conv1dDefinition(Filters: 8, KernelSize: 3, Groups: 8, Dilation: 2, Bias: false), new BatchNormDefinition(), new SiluDefinition(),
                new Conv1dDefinition(Filters: 10, KernelSize: 1), new SqueezeExcitationDefinition(Reduction: 4),
            ],
            [new Conv1dDefinition(Filters: 10, KernelSize: 1)]),
        new BranchesDefinition(
            [
                [new Conv1dDefinition(Filters: 4, KernelSize: 3)],
                [new SiluDefinition(), new Conv1dDefinition(Filters: 3, KernelSize: 1)],
            ]),
        new GruDefinition(Units: 5, Reversed: true), new AveragePoolDefinition(Size: 2, Stride: 1), new AttentiveStatisticsPoolDefinition(HiddenUnits: 3), new FlattenDefinition(),
        new DenseDefinition(Units: 4), new SoftmaxDefinition(),
    ];

    /// <summary>Features are channels, over any number of frames.</summary>
    public static NetworkDefinition Channels { get; } = new(
        new NetworkInput(InputLayout.Channels, 6),
        [new BranchesDefinition([[.. Layers[..^2]], [new FunctionalsPoolDefinition(MaskChannel: 2)]]), .. Layers[^2..]]);

    /// <summary>Aggregated features lie along the length.</summary>
    public static NetworkDefinition Sequence { get; } = new(
        new NetworkInput(InputLayout.Sequence, 40),
        [
            new Conv1dDefinition(4, 3, Padding: PaddingMode.Valid), new MaxPoolDefinition(4), new FlattenDefinition(),
            new DenseDefinition(4), new SoftmaxDefinition(),
        ]);

    /// <summary>Made-up weights that any network can run with.</summary>
    public static WeightSet Weights(NetworkDefinition network)
    {
        Random random = new(1);
        return new WeightSet(network.GetParameters().Select(parameter =>
        {
            float[] values = new float[parameter.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = parameter.Role is ParameterRole.Scale or ParameterRole.RunningVariance ? 1 : (random.NextSingle() - 0.5f) / 4;
            }

            return new WeightTensor(parameter.Name, parameter.Shape, values);
        }));
    }
}
