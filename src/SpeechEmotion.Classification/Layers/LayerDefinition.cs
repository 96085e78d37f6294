using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>One layer of a network, as data. In JSON the member <c>type</c> tells which layer it is.</summary>
/// <remarks>
/// Immutable. The options are checked by the <see cref="NetworkDefinition"/> that holds the layer, all at once.
/// The set of layers is closed: a bundle holds nothing executable, so every reader must know every layer.
/// </remarks>
public abstract record LayerDefinition
{
    private protected LayerDefinition()
    {
    }

    /// <summary>Gets the layer's type as written in JSON.</summary>
    public abstract string TypeName { get; }

    /// <summary>Gets the lists of layers inside this one, each with its path below this layer; none for most layers.</summary>
    internal virtual IEnumerable<(string Path, IReadOnlyList<LayerDefinition>? Layers)> Chains => [];

    /// <summary>Gets the shape this layer gives for an input shape.</summary>
    /// <param name="input">The shape of the values that reach the layer.</param>
    /// <exception cref="ArgumentException">The layer cannot take such an input.</exception>
    public abstract LayerShape OutputShape(LayerShape input);

    /// <summary>Gets the tensors the layer needs, in a fixed order.</summary>
    /// <param name="input">The shape of the values that reach the layer.</param>
    /// <param name="prefix">What stands before every name, with its dot: <c>layers.0.</c></param>
    /// <exception cref="ArgumentException">The layer cannot take such an input.</exception>
    public virtual IEnumerable<ParameterDefinition> Parameters(LayerShape input, string prefix) => [];

    /// <summary>Names the members of the JSON; gives the layer that JSON holds back, or itself.</summary>
    internal abstract LayerDefinition Exchange(JsonMembers json);

    /// <summary>Checks the options that can be judged without the input's shape.</summary>
    internal virtual void CheckOptions(OptionChecks errors)
    {
    }
}
