using SpeechEmotion.Classification;
using SpeechEmotion.Training.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>A network definition as tensor operations. It holds no tensors: parameters come with the pass.</summary>
internal sealed class TorchNetwork
{
    private readonly LayerSequence _layers;
    private int _layerCount;

    /// <summary>Builds every layer up to the softmax.</summary>
    /// <exception cref="ArgumentException">A layer is not known here.</exception>
    public TorchNetwork(NetworkDefinition definition) => _layers = Sequence(definition.Layers, "layers.");

    /// <summary>Computes logits, samples × labels.</summary>
    public Tensor Forward(Frames input, TorchPass pass) => _layers.Forward(input, pass).Values.squeeze(2);

    private LayerSequence Sequence(IReadOnlyList<LayerDefinition> definitions, string prefix)
    {
        List<ITorchLayer> layers = [];
        for (int i = 0; i < definitions.Count; i++)
        {
            if (definitions[i] is not SoftmaxDefinition)
            {
                layers.Add(Layer(definitions[i], $"{prefix}{i}."));
            }

            // Counted as the managed engine counts, for dropout's random numbers.
            _layerCount++;
        }

        return new LayerSequence(layers);
    }

    private ITorchLayer Layer(LayerDefinition definition, string prefix) => definition switch
    {
        Conv1dDefinition convolution => new ConvolutionLayer(convolution, prefix),
        DenseDefinition => new DenseLayer(prefix),
        BatchNormDefinition norm => new BatchNormLayer(norm, prefix),
        ReluDefinition => new ElementwiseLayer(values => values.relu()),
        SiluDefinition => new ElementwiseLayer(values => values.silu()),
        DropoutDefinition dropout => new DropoutLayer(new DropoutPattern(dropout.Rate, _layerCount)),
        MaxPoolDefinition pool => new WindowPoolLayer(
            pool.Size, pool.EffectiveStride, (values, size, stride) => functional.max_pool1d(values, size, stride)),
        AveragePoolDefinition pool => new WindowPoolLayer(
            pool.Size, pool.EffectiveStride, (values, size, stride) => functional.avg_pool1d(values, size, stride)),
        GlobalAveragePoolDefinition => new GlobalAverageLayer(),
        FlattenDefinition => new FlattenLayer(),
        ResidualDefinition residual => new ResidualLayer(
            Sequence(residual.Layers, prefix + "body."), Sequence(residual.Shortcut, prefix + "shortcut.")),
        BranchesDefinition branches => new BranchesLayer(
            [.. branches.Branches.Select((branch, b) => Sequence(branch, $"{prefix}branches.{b}."))]),
        SqueezeExcitationDefinition => new SqueezeExcitationLayer(prefix),
        GruDefinition gru => new GruLayer(gru, prefix),
        AttentiveStatisticsPoolDefinition => new AttentiveStatisticsLayer(prefix),
        FunctionalsPoolDefinition pool => new FunctionalsLayer(pool),
        _ => throw new ArgumentException($"Layers of type '{definition.TypeName}' are not known to TorchSharpTrainer; use ManagedTrainer."),
    };
}
