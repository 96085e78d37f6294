using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>One layer of a network, as data. In JSON the member <c>type</c> tells which layer it is.</summary>
/// <remarks>
/// Immutable. The options are checked by the <see cref="NetworkDefinition"/> that holds the layer, all at once.
/// The set of layers is closed: a bundle holds nothing executable, so every reader must know every layer.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Conv1dDefinition), "conv1d")]
[JsonDerivedType(typeof(BatchNormDefinition), "batch_norm")]
[JsonDerivedType(typeof(ReluDefinition), "relu")]
[JsonDerivedType(typeof(SiluDefinition), "silu")]
[JsonDerivedType(typeof(DropoutDefinition), "dropout")]
[JsonDerivedType(typeof(MaxPoolDefinition), "max_pool")]
[JsonDerivedType(typeof(AveragePoolDefinition), "average_pool")]
[JsonDerivedType(typeof(GlobalAveragePoolDefinition), "global_average_pool")]
[JsonDerivedType(typeof(AttentiveStatisticsPoolDefinition), "attentive_statistics_pool")]
[JsonDerivedType(typeof(SqueezeExcitationDefinition), "squeeze_excitation")]
[JsonDerivedType(typeof(ResidualDefinition), "residual")]
[JsonDerivedType(typeof(FlattenDefinition), "flatten")]
[JsonDerivedType(typeof(DenseDefinition), "dense")]
[JsonDerivedType(typeof(SoftmaxDefinition), "softmax")]
public abstract record LayerDefinition
{
    private protected LayerDefinition()
    {
    }

    /// <summary>Gets the layer's type as written in JSON, for messages.</summary>
    [JsonIgnore]
    public abstract string TypeName { get; }

    /// <summary>Gets the shape this layer gives for an input shape.</summary>
    /// <param name="input">The shape of the values that reach the layer.</param>
    /// <exception cref="ArgumentException">The layer cannot take such an input.</exception>
    public abstract LayerShape OutputShape(LayerShape input);

    /// <summary>Gets the tensors the layer needs, in a fixed order.</summary>
    /// <param name="input">The shape of the values that reach the layer.</param>
    /// <param name="prefix">What stands before every name, with its dot: <c>layers.0.</c></param>
    /// <exception cref="ArgumentException">The layer cannot take such an input.</exception>
    public virtual IEnumerable<ParameterDefinition> Parameters(LayerShape input, string prefix) => [];

    /// <summary>Checks the options that can be judged without the input's shape.</summary>
    internal virtual void CheckOptions(OptionErrors errors)
    {
    }
}
