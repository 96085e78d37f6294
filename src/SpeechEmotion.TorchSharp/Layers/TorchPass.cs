using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>What every layer may know about the pass under way.</summary>
internal sealed class TorchPass(IReadOnlyDictionary<string, Tensor> parameters, Device device)
{
    /// <summary>Gets the device.</summary>
    public Device Device { get; } = device;

    /// <summary>Gets what a training step needs, or <see langword="null"/> in inference.</summary>
    public TrainingPass? Training { get; init; }

    /// <summary>Gets a parameter by its name, such as <c>layers.0.weight</c>.</summary>
    public Tensor this[string name] => parameters[name];

    /// <summary>Multiplies by a layer's weights, in bfloat16 where that is wanted, and gives single precision.</summary>
    /// <param name="input">The values.</param>
    /// <param name="prefix">The layer's name with a dot.</param>
    /// <param name="product">The operation on input, weight and bias.</param>
    public Tensor Multiply(Tensor input, string prefix, Func<Tensor, Tensor, Tensor?, Tensor> product)
    {
        Tensor weight = this[prefix + "weight"];
        Tensor? bias = parameters.GetValueOrDefault(prefix + "bias");
        return Training is { MixedPrecision: true }
            ? product(Short(input), Short(weight), bias is null ? null : Short(bias)).to(ScalarType.Float32)
            : product(input, weight, bias);
    }

    private static Tensor Short(Tensor values) => values.to(ScalarType.BFloat16);
}
