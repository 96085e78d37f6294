using System.Numerics.Tensors;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>Joins models of the same network into one.</summary>
internal static class ModelJoin
{
    /// <summary>Gives the model whose outputs before softmax are the mean of the members'; all else is the first one's.</summary>
    /// <exception cref="ArgumentException">The network cannot be joined.</exception>
    public static ModelBundle Join(IReadOnlyList<ModelBundle> members)
    {
        string head = NetworkHead.Of(members[0].Network).Prefix;
        return members[0] with
        {
            Network = NetworkOf(members[0].Network, members.Count),
            Weights = new WeightSet([.. members.SelectMany((member, index) => Branch(member, index, head)), .. Head(members, head)]),
            Calibration = Calibration.None,
        };
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

    private static IEnumerable<WeightTensor> Branch(ModelBundle member, int index, string head) =>
        member.Weights.Where(tensor => !tensor.Name.StartsWith(head, StringComparison.Ordinal)).Select(tensor =>
            new WeightTensor($"layers.0.branches.{index}.{tensor.Name["layers.".Length..]}", tensor.Shape, tensor.Values));

    // mean of (weight · x + bias) over the members = one matrix over all their inputs side by side.
    private static IEnumerable<WeightTensor> Head(IReadOnlyList<ModelBundle> members, string prefix)
    {
        WeightTensor first = members[0].Weights[prefix + "weight"];
        int labels = first.Shape[0], inputs = first.Shape[1], columns = inputs * members.Count;
        float[] weight = new float[labels * columns], bias = new float[labels];
        foreach ((int index, ModelBundle member) in members.Index())
        {
            ReadOnlySpan<float> own = member.Weights[prefix + "weight"].Values.Span;
            TensorPrimitives.Add(bias, member.Weights[prefix + "bias"].Values.Span, bias);
            for (int k = 0; k < labels; k++)
                own.Slice(k * inputs, inputs).CopyTo(weight.AsSpan((k * columns) + (index * inputs)));
        }

        TensorPrimitives.Divide(weight, members.Count, weight);
        TensorPrimitives.Divide(bias, members.Count, bias);
        return [new WeightTensor("layers.1.weight", [labels, columns], weight), new WeightTensor("layers.1.bias", [labels], bias)];
    }
}
