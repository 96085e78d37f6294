namespace SpeechEmotion.Classification;

/// <summary>
/// Turns a network's definition and weights into layers ready to run: weights are packed, batch normalisation is folded into the
/// convolution or dense layer before it, a following rectifier runs in the same pass, and dropout disappears.
/// </summary>
internal static class InferenceCompiler
{
    /// <summary>Compiles the layers of a checked network; the softmax at its end is the caller's.</summary>
    public static InferenceChain Compile(IReadOnlyList<LayerDefinition> layers, LayerShape input, WeightSet weights, string prefix)
    {
        List<InferenceLayer> compiled = [];
        LayerShape shape = input;
        for (int i = 0; i < layers.Count; i++)
        {
            LayerDefinition definition = layers[i];
            WeightScope scope = new(weights, $"{prefix}{i}.");
            LayerShape next = definition.OutputShape(shape);
            if (ConvolutionWeights.TryCreate(definition, shape, scope) is { } convolution)
            {
                if (i + 1 < layers.Count && layers[i + 1] is BatchNormDefinition norm)
                {
                    convolution.Fold(ScaleShift.Of(norm, new WeightScope(weights, $"{prefix}{i + 1}.")));
                    i++;
                }

                bool rectified = i + 1 < layers.Count && layers[i + 1] is ReluDefinition;
                i += rectified ? 1 : 0;
                compiled.Add(convolution.CreateLayer(rectified));
            }
            else if (Create(definition, shape, scope) is { } layer)
            {
                compiled.Add(layer);
            }

            shape = next;
        }

        return new InferenceChain(compiled, input.Channels);
    }

    /// <summary>Creates a layer without a convolution's weights, or nothing for one that does nothing here.</summary>
    private static InferenceLayer? Create(LayerDefinition definition, LayerShape shape, WeightScope scope) => definition switch
    {
        BatchNormDefinition norm => new BatchNormLayer(ScaleShift.Of(norm, scope)),
        ReluDefinition => new ReluLayer(shape.Channels),
        SiluDefinition => new SiluLayer(shape.Channels),
        DropoutDefinition or SoftmaxDefinition => null,
        MaxPoolDefinition pool => new MaxPoolLayer(shape.Channels, pool.Size, pool.EffectiveStride),
        AveragePoolDefinition pool => new AveragePoolLayer(shape.Channels, pool.Size, pool.EffectiveStride),
        GlobalAveragePoolDefinition => new GlobalAveragePoolLayer(shape.Channels),
        AttentiveStatisticsPoolDefinition pool => new AttentiveStatisticsPoolLayer(shape.Channels, pool.HiddenUnits, scope),
        FunctionalsPoolDefinition pool => new FunctionalsPoolLayer(shape.Channels, pool),
        SqueezeExcitationDefinition gate => new SqueezeExcitationLayer(shape.Channels, gate.HiddenUnits(shape.Channels), scope),
        GruDefinition gru => new GruLayer(shape.Channels, gru.Units, gru.Reversed, scope),
        FlattenDefinition => new FlattenLayer(shape.Channels, shape.Length.Count!.Value),
        ResidualDefinition residual => new ResidualLayer(
            Compile(residual.Layers, shape, scope.Weights, scope.Prefix + "body."),
            Compile(residual.Shortcut, shape, scope.Weights, scope.Prefix + "shortcut.")),
        BranchesDefinition branches => new BranchesLayer(
            branches.Branches.Select((branch, b) => Compile(branch, shape, scope.Weights, $"{scope.Prefix}branches.{b}."))),
        _ => throw new ArgumentException($"There is no inference layer for '{definition.TypeName}'."),
    };
}
