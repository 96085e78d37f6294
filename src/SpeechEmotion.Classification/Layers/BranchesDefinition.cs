using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>Chains of layers over the same input; their outputs, of equal length, are joined along the channels in order.</summary>
/// <param name="Branches">The layers of each branch: 2 to <see cref="MaxBranches"/> branches of at least one layer.</param>
/// <remarks>
/// With branches that end in pooling, several networks' embeddings feed one dense layer. The tensors are named
/// <c>branches.0.1.weight</c>, by branch and layer index. Branches may be nested as residual blocks may
/// (<see cref="ResidualDefinition.MaxDepth"/>).
/// </remarks>
public sealed record BranchesDefinition(IReadOnlyList<IReadOnlyList<LayerDefinition>> Branches) : LayerDefinition
{
    /// <summary>The most branches accepted.</summary>
    public const int MaxBranches = 64;

    /// <inheritdoc/>
    public override string TypeName => "branches";

    internal override IEnumerable<(string Path, IReadOnlyList<LayerDefinition>? Layers)> Chains =>
        Branches?.Select((branch, b) => ($".branches[{b}]", (IReadOnlyList<LayerDefinition>?)branch)) ?? [];

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input)
    {
        LayerShape joined = LayerChain.OutputShape(Branches[0], input, "branches[0]");
        for (int b = 1; b < Branches.Count; b++)
        {
            LayerShape branch = LayerChain.OutputShape(Branches[b], input, $"branches[{b}]");
            if (!branch.Length.Matches(joined.Length))
            {
                throw new ArgumentException(
                    $"branches[0] gives the length {joined.Length} but branches[{b}] gives {branch.Length}; "
                    + "they are joined, so they must be equal.");
            }

            joined = new LayerShape(checked(joined.Channels + branch.Channels), joined.Length.WithMinimumOf(branch.Length));
        }

        return joined;
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterDefinition> Parameters(LayerShape input, string prefix) =>
        Branches.SelectMany((branch, b) => LayerChain.Parameters(branch, input, $"{prefix}branches.{b}."));

    /// <summary>Compares the branches layer by layer.</summary>
    /// <param name="other">The other branches.</param>
    public bool Equals(BranchesDefinition? other) =>
        other is not null
        && Branches.Count == other.Branches.Count
        && Branches.Zip(other.Branches).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Branches.Count);

    internal override LayerDefinition Exchange(JsonMembers json) => new BranchesDefinition(
        json.List(
            "branches",
            Branches,
            [],
            static (branch, members) => members.List("layers", branch, null!, LayerJson.Exchange, isRequired: true),
            isRequired: true));

    internal override void CheckOptions(OptionChecks errors)
    {
        if (Branches is null)
        {
            errors.Add("the list of branches is missing.");
            return;
        }

        if (Branches.Count is < 2 or > MaxBranches)
        {
            errors.Add($"Branches must hold 2 to {MaxBranches} branches; there were {Branches.Count}.");
            return;
        }

        for (int b = 0; b < Branches.Count; b++)
        {
            if (Branches[b] is { Count: 0 })
            {
                errors.Add($"Branches[{b}] must hold at least one layer; it was empty.");
            }
        }
    }
}
