using SpeechEmotion.Classification;
using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Layers;

namespace SpeechEmotion.Training.Engine;

/// <summary>Makes training layers from a network's definition.</summary>
internal sealed class NetworkBuilder(ParameterStore store)
{
    private int _layerCount;
    private bool _isFirst = true;

    /// <summary>Builds every layer up to the softmax, which belongs to the loss.</summary>
    public static LayerSequence Build(NetworkDefinition network, ParameterStore store) =>
        new NetworkBuilder(store).Sequence(network.Layers, network.Input.Shape, "layers.", learns: false);

    // Learns: whether a layer before has weights, which would need the gradient of what comes.
    private LayerSequence Sequence(IReadOnlyList<LayerDefinition> definitions, LayerShape shape, string prefix, bool learns)
    {
        List<ITrainingLayer> layers = [];

        // Whether the value so far lies in a buffer that only this sequence reads, so that it may be overwritten.
        bool owned = false;
        for (int i = 0; i < definitions.Count; i++)
        {
            LayerDefinition definition = definitions[i];
            if (definition is not SoftmaxDefinition)
            {
                layers.Add(Layer(definition, shape, $"{prefix}{i}.", owned, learns));
            }

            // The attentive pool's way back reads its own output.
            owned = definition switch { AttentiveStatisticsPoolDefinition => false, DropoutDefinition => owned, _ => true };
            learns |= definition.Parameters(shape, string.Empty).Any();
            shape = definition.OutputShape(shape);
            _layerCount++;
            _isFirst = false;
        }

        return new LayerSequence(layers);
    }

    private ITrainingLayer Layer(LayerDefinition definition, LayerShape shape, string prefix, bool owned, bool learns) => definition switch
    {
        Conv1dDefinition convolution => Convolution(convolution, shape.Channels, prefix),
        DenseDefinition dense => Dense(prefix, shape.Channels, dense.Units, dense.Bias),
        BatchNormDefinition norm => new TrainableBatchNorm(
            store[prefix + "weight"], store[prefix + "bias"], store[prefix + "running_mean"], store[prefix + "running_var"], norm.Epsilon, norm.Momentum),
        ReluDefinition => new TrainableRelu(owned),
        SiluDefinition => new TrainableSilu(),
        DropoutDefinition dropout => new TrainableDropout(dropout.Rate, _layerCount, owned),
        MaxPoolDefinition pool => new TrainableMaxPool(pool.Size, pool.EffectiveStride),
        AveragePoolDefinition pool => new TrainableAveragePool(pool.Size, pool.EffectiveStride),
        GlobalAveragePoolDefinition => new TrainableAveragePool(0, 0),
        FlattenDefinition => new TrainableFlatten(),
        ResidualDefinition residual => Residual(residual, shape, prefix, learns),
        BranchesDefinition branches => Branches(branches, shape, prefix, learns),
        SqueezeExcitationDefinition squeeze => SqueezeExcitation(squeeze, shape.Channels, prefix),
        GruDefinition gru => Gru(gru, shape.Channels, prefix),
        AttentiveStatisticsPoolDefinition pool => new TrainableAttentiveStatistics(
            Dense(prefix + "attention.", shape.Channels, pool.HiddenUnits, true), Dense(prefix + "score.", pool.HiddenUnits, shape.Channels, true)),
        FunctionalsPoolDefinition pool => learns
            ? throw new ArgumentException($"Layers with weights cannot be trained before '{pool.TypeName}', which passes no gradient on.")
            : new TrainableFunctionals(pool),
        _ => throw new ArgumentException($"Layers of type '{definition.TypeName}' cannot be trained."),
    };

    private ITrainingLayer Convolution(Conv1dDefinition definition, int channels, string prefix)
    {
        ConvolutionShape shape = new(
            channels, definition.Filters, definition.KernelSize, definition.Stride, definition.Dilation, definition.Groups);
        bool same = definition.Padding == PaddingMode.Same;
        ParameterSlice weight = store[prefix + "weight"];
        ParameterSlice? bias = definition.Bias ? store[prefix + "bias"] : null;
        return shape.IsDepthwise
            ? new TrainableDepthwise(shape, same, weight, bias)
            : new TrainableConvolution(shape, same, weight, bias, needsInputGradient: !_isFirst);
    }

    private TrainableConvolution Dense(string prefix, int inputs, int units, bool bias) => new(
        new ConvolutionShape(inputs, units, 1), false, store[prefix + "weight"], bias ? store[prefix + "bias"] : null, needsInputGradient: true);

    private TrainableResidual Residual(ResidualDefinition definition, LayerShape shape, string prefix, bool learns)
    {
        _isFirst = false;
        return new TrainableResidual(
            Sequence(definition.Layers, shape, prefix + "body.", learns), Sequence(definition.Shortcut, shape, prefix + "shortcut.", learns));
    }

    private TrainableBranches Branches(BranchesDefinition definition, LayerShape shape, string prefix, bool learns)
    {
        _isFirst = false;
        return new TrainableBranches(definition.Branches.Select((branch, b) => Sequence(branch, shape, $"{prefix}branches.{b}.", learns)));
    }

    private TrainableGru Gru(GruDefinition definition, int channels, string prefix)
    {
        const int Parts = GruKernel.Parts;
        ParameterSlice weight = store[prefix + "state.weight"], bias = store[prefix + "state.bias"];
        TrainableConvolution state = new(
            new ConvolutionShape(definition.Units, Parts * definition.Units, 1), false, weight, bias, needsInputGradient: false);
        return new TrainableGru(definition, Dense(prefix + "input.", channels, Parts * definition.Units, true), state, weight, bias);
    }

    private TrainableSqueezeExcitation SqueezeExcitation(SqueezeExcitationDefinition definition, int channels, string prefix)
    {
        int hidden = definition.HiddenUnits(channels);
        return new TrainableSqueezeExcitation(Dense(prefix + "fc1.", channels, hidden, true), Dense(prefix + "fc2.", hidden, channels, true));
    }
}
