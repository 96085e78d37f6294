using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>A fully connected layer over a vector: <c>y = weight · x + bias</c>.</summary>
/// <param name="Units">The number of outputs, 1 to 65,536.</param>
/// <param name="Bias">Whether a learnt offset is added.</param>
/// <remarks>Tensors: <c>weight</c> units × inputs, <c>bias</c> units.</remarks>
public sealed record DenseDefinition(
    int Units,
    bool Bias = true) : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "dense";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) => input.IsVector
        ? input with { Channels = Units }
        : throw new ArgumentException($"the input must be a vector (length 1); it was {input}. Flatten or pool over time first.");

    /// <inheritdoc/>
    public override IEnumerable<ParameterDefinition> Parameters(LayerShape input, string prefix)
    {
        yield return new ParameterDefinition(prefix + "weight", [Units, input.Channels], ParameterRole.Weight);
        if (Bias)
        {
            yield return new ParameterDefinition(prefix + "bias", [Units], ParameterRole.Bias);
        }
    }

    internal override LayerDefinition Exchange(JsonMembers json) => new DenseDefinition(
        json.Member("units", Units, isRequired: true), json.Member("bias", Bias));

    internal override void CheckOptions(OptionChecks errors) => errors.Range(nameof(Units), Units, 1, 65_536);
}
