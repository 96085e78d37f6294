namespace SpeechEmotion.Classification;

/// <summary>The network of the original Keras notebook, layer by layer (batch normalisation before the rectifier).</summary>
internal static class NotebookNetwork
{
    private const int KernelSize = 8;
    private const double DropoutRate = 0.25;

    public static NetworkDefinition Create(int labelCount)
    {
        if (labelCount is < 2 or > 1000)
        {
            throw new ArgumentOutOfRangeException(
                nameof(labelCount), labelCount, $"labelCount must be between 2 and 1000; it was {labelCount}.");
        }

        return new NetworkDefinition(
            new NetworkInput(InputLayout.Sequence, 162),
            [
                .. Convolution(256),
                .. NormalisedAndPooled(256),
                .. Convolution(128),
                .. Convolution(128),
                .. Convolution(128),
                .. NormalisedAndPooled(128),
                .. Convolution(64),
                .. Convolution(64),
                new FlattenDefinition(),
                new DenseDefinition(labelCount),
                new SoftmaxDefinition(),
            ]);
    }

    private static LayerDefinition[] Convolution(int filters) =>
        [new Conv1dDefinition(filters, KernelSize), new ReluDefinition()];

    private static LayerDefinition[] NormalisedAndPooled(int filters) =>
    [
        new Conv1dDefinition(filters, KernelSize),
        new BatchNormDefinition(),
        new ReluDefinition(),
        new DropoutDefinition(DropoutRate),
        new MaxPoolDefinition(KernelSize),
    ];
}
