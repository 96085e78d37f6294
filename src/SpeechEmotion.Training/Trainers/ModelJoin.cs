using System.Numerics.Tensors;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>Joins models into one.</summary>
internal static class ModelJoin
{
    /// <summary>
    /// Gives the model whose outputs before softmax are the mean of the members'; all else is the first one's, but for what was stored to
    /// verify it.
    /// </summary>
    /// <exception cref="ArgumentException">The network cannot be joined.</exception>
    public static ModelBundle Join(IReadOnlyList<ModelBundle> members)
    {
        return members[0] with
        {
            Network = NetworkOf(members[0].Network, members.Count),
            Weights = new WeightSet(
            [
                .. members.SelectMany((member, index) => Branch(member, index)),
                .. Head([.. members.Select(member => (member, 1f / members.Count))]),
            ]),
            Calibration = Calibration.None,
            ProbeJson = null,
        };
    }

    /// <summary>Gives a model whose outputs before softmax are its own and a share of another's, which hears the same features.</summary>
    /// <exception cref="ArgumentException">The networks cannot be joined.</exception>
    public static ModelBundle Add(ModelBundle model, ModelBundle other, float share)
    {
        NetworkHead head = NetworkHead.Of(model.Network);
        bool isBranched = head.Before is [BranchesDefinition];
        return model with
        {
            Network = NetworkOf(model.Network, NetworkHead.Of(other.Network).Before),
            Weights = new WeightSet(
            [
                .. isBranched ? BeforeHead(model) : Branch(model, 0),
                .. Branch(other, Branches(head).Count),
                .. Head([(model, 1), (other, share)]),
            ]),
            Calibration = Calibration.None,
            ProbeJson = null,
        };
    }

    /// <summary>Gives a network with another branch before its last dense layer.</summary>
    /// <exception cref="ArgumentException">The network has no such end, or the branch does not fit beside it.</exception>
    public static NetworkDefinition NetworkOf(NetworkDefinition network, IReadOnlyList<LayerDefinition> branch)
    {
        NetworkHead head = NetworkHead.Of(network);
        NetworkDefinition joined = network with { Layers = [new BranchesDefinition([.. Branches(head), branch]), head.Dense, head.Softmax] };
        joined.Validate();
        return joined;
    }

    /// <summary>Gives the network that a number of members are joined into.</summary>
    /// <exception cref="ArgumentException">
    /// The members' network does not end with a dense layer with bias, and softmax, or the joined one would be too large or too deep.
    /// </exception>
    public static NetworkDefinition NetworkOf(NetworkDefinition member, int members)
    {
        NetworkHead head = NetworkHead.Of(member);
        NetworkDefinition joined = member with
        {
            Layers = [new BranchesDefinition([.. Enumerable.Repeat(head.Before, members)]), head.Dense, head.Softmax],
        };
        try
        {
            joined.Validate();
            return joined;
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"{members} members of this network cannot be joined: {exception.Message} Take fewer, or a smaller network.", exception);
        }
    }

    /// <summary>Gets whether a network is another one, or has been joined of it and others that stand behind it.</summary>
    public static bool IsMadeOf(NetworkDefinition network, NetworkDefinition part)
    {
        if (network == part)
        {
            return true;
        }

        if (network.Layers.Count == 0 || network.Layers[0] is not BranchesDefinition { Branches: [IReadOnlyList<LayerDefinition> first, ..] } joined)
        {
            return false;
        }

        LayerDefinition[] head = [.. network.Layers.Skip(1)];
        if (IsMadeOf(network with { Layers = [.. first, .. head] }, part))
        {
            return true;
        }

        // A network with branches gets further ones beside its own.
        int own = part.Layers.Count > 0 && part.Layers[0] is BranchesDefinition branched ? branched.Branches.Count : joined.Branches.Count;
        return own < joined.Branches.Count
            && part == (network with { Layers = [new BranchesDefinition([.. joined.Branches.Take(own)]), .. head] });
    }

    // Branches that are all there is before the last layer, or that as one branch.
    private static IReadOnlyList<IReadOnlyList<LayerDefinition>> Branches(NetworkHead head) =>
        head.Before is [BranchesDefinition joined] ? joined.Branches : [head.Before];

    private static IEnumerable<WeightTensor> Branch(ModelBundle model, int index) => BeforeHead(model).Select(tensor =>
        new WeightTensor($"layers.0.branches.{index}.{tensor.Name["layers.".Length..]}", tensor.Shape, tensor.Values));

    private static IEnumerable<WeightTensor> BeforeHead(ModelBundle model)
    {
        string head = NetworkHead.Of(model.Network).Prefix;
        return model.Weights.Where(tensor => !tensor.Name.StartsWith(head, StringComparison.Ordinal));
    }

    // Σ share · (weight · x + bias) over the models = one matrix over all their inputs side by side.
    private static IEnumerable<WeightTensor> Head(IReadOnlyList<(ModelBundle Model, float Share)> parts)
    {
        WeightTensor[] weights = [.. parts.Select(part => part.Model.Weights[NetworkHead.Of(part.Model.Network).Prefix + "weight"])];
        int labels = weights[0].Shape[0], columns = weights.Sum(weight => weight.Shape[1]), first = 0;
        float[] joined = new float[labels * columns], bias = new float[labels];
        foreach ((WeightTensor weight, (ModelBundle model, float share)) in weights.Zip(parts))
        {
            ReadOnlySpan<float> own = weight.Values.Span;
            TensorPrimitives.MultiplyAdd(model.Weights[NetworkHead.Of(model.Network).Prefix + "bias"].Values.Span, share, bias, bias);
            for (int k = 0; k < labels; k++)
            {
                TensorPrimitives.Multiply(own.Slice(k * weight.Shape[1], weight.Shape[1]), share, joined.AsSpan((k * columns) + first));
            }

            first += weight.Shape[1];
        }

        return [new WeightTensor("layers.1.weight", [labels, columns], joined), new WeightTensor("layers.1.bias", [labels], bias)];
    }
}
