using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>A residual block: <c>y = body(x) + shortcut(x)</c>; both must have the same shape.</summary>
/// <param name="Layers">The layers of the body, at least one.</param>
/// <param name="Shortcut">
/// The layers of the shortcut; none (or <see langword="null"/>) for the input itself. Where the body changes channels or length, a
/// convolution with kernel 1 and the body's stride.
/// </param>
/// <remarks>
/// The tensors of the body are named <c>body.0.weight</c>, those of the shortcut <c>shortcut.0.weight</c>, by layer index.
/// An activation after the sum is a layer of its own behind the block.
/// </remarks>
public sealed record ResidualDefinition(
    IReadOnlyList<LayerDefinition> Layers,
    IReadOnlyList<LayerDefinition>? Shortcut = null) : LayerDefinition
{
    /// <summary>How deep residual blocks and branches may be nested in each other.</summary>
    public const int MaxDepth = 4;

    /// <summary>Gets the layers of the shortcut; empty for the input itself.</summary>
    public IReadOnlyList<LayerDefinition> Shortcut { get; init; } = Shortcut ?? [];

    /// <inheritdoc/>
    public override string TypeName => "residual";

    internal override IEnumerable<(string Path, IReadOnlyList<LayerDefinition>? Layers)> Chains =>
        [(".layers", Layers), (".shortcut", Shortcut)];

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input)
    {
        LayerShape body = LayerChain.OutputShape(Layers, input, "body");
        LayerShape shortcut = LayerChain.OutputShape(Shortcut, input, "shortcut");
        if (body.Channels != shortcut.Channels || !body.Length.Matches(shortcut.Length))
        {
            throw new ArgumentException($"the body gives {body} but the shortcut gives {shortcut}; they are added, so they must be equal.");
        }

        return body with { Length = body.Length.WithMinimumOf(shortcut.Length) };
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterDefinition> Parameters(LayerShape input, string prefix) =>
        LayerChain.Parameters(Layers, input, prefix + "body.")
            .Concat(LayerChain.Parameters(Shortcut, input, prefix + "shortcut."));

    /// <summary>Compares the layers one by one.</summary>
    /// <param name="other">The other block.</param>
    public bool Equals(ResidualDefinition? other) =>
        other is not null && Layers.SequenceEqual(other.Layers) && Shortcut.SequenceEqual(other.Shortcut);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Layers.Count, Shortcut.Count);

    internal override LayerDefinition Exchange(JsonMembers json) => new ResidualDefinition(
        json.List("layers", Layers, null!, LayerJson.Exchange, isRequired: true),
        json.List("shortcut", Shortcut, null!, LayerJson.Exchange));

    internal override void CheckOptions(OptionChecks errors)
    {
        if (Layers is { Count: 0 })
        {
            errors.Add("Layers must hold at least one layer; it was empty.");
        }
    }
}
