namespace SpeechEmotion.Classification;

/// <summary>What a list of layers does as a whole: options, shapes and parameters, in order.</summary>
internal static class LayerChain
{
    /// <summary>The most layers a network may have, those inside other layers included.</summary>
    public const int MaxLayers = 512;

    /// <summary>Checks every layer's options; returns how many layers there are, those inside other layers included.</summary>
    public static int CheckOptions(IReadOnlyList<LayerDefinition>? layers, string path, int depth, OptionChecks errors)
    {
        errors.Path = path;
        if (layers is null)
        {
            errors.Add("the list of layers is missing.");
            return 0;
        }

        int count = layers.Count;
        for (int i = 0; i < layers.Count && count <= MaxLayers; i++)
        {
            LayerDefinition layer = layers[i];
            errors.Path = $"{path}[{i}] ({layer?.TypeName})";
            if (layer is null)
            {
                errors.Path = path;
                errors.Add($"layer {i} is null.");
            }
            else if (layer is SoftmaxDefinition && (depth > 0 || i < layers.Count - 1))
            {
                errors.Add("softmax may only be the network's last layer.");
            }
            else
            {
                layer.CheckOptions(errors);
                count += CheckChains(layer, $"{path}[{i}]", depth, errors);
            }
        }

        return count;
    }

    /// <exception cref="ArgumentException">A layer does not fit the one before; the message names it.</exception>
    public static LayerShape OutputShape(IReadOnlyList<LayerDefinition> layers, LayerShape input, string path)
    {
        LayerShape shape = input;
        for (int i = 0; i < layers.Count; i++)
        {
            try
            {
                shape = layers[i].OutputShape(shape);
            }
            catch (Exception exception) when (exception is ArgumentException or OverflowException)
            {
                throw new ArgumentException($"{path}[{i}] ({layers[i].TypeName}): {exception.Message}", exception);
            }

            if (shape.Channels * (long)(shape.Length.Count ?? 1) > LayerShape.MaxValues)
            {
                throw new ArgumentException(
                    $"{path}[{i}] ({layers[i].TypeName}): the output {shape} is too large; at most {LayerShape.MaxValues} values are accepted.");
            }
        }

        return shape;
    }

    public static IEnumerable<ParameterDefinition> Parameters(IReadOnlyList<LayerDefinition> layers, LayerShape input, string prefix)
    {
        LayerShape shape = input;
        for (int i = 0; i < layers.Count; i++)
        {
            foreach (ParameterDefinition parameter in layers[i].Parameters(shape, $"{prefix}{i}."))
            {
                yield return parameter;
            }

            shape = layers[i].OutputShape(shape);
        }
    }

    /// <summary>Checks the layers inside a layer; returns how many there are.</summary>
    private static int CheckChains(LayerDefinition layer, string path, int depth, OptionChecks errors)
    {
        int count = 0;
        foreach ((string chain, IReadOnlyList<LayerDefinition>? layers) in layer.Chains)
        {
            if (depth >= ResidualDefinition.MaxDepth)
            {
                errors.Add($"residual blocks and branches may be nested {ResidualDefinition.MaxDepth} deep at most.");
                return 0;
            }

            count += CheckOptions(layers, path + chain, depth + 1, errors);
            if (count > MaxLayers)
            {
                break;
            }
        }

        return count;
    }
}
