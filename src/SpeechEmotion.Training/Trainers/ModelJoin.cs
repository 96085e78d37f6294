using System.Numerics.Tensors;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>Joins models of the same network into one.</summary>
internal static class ModelJoin
{
    /// <summary>Gives the model whose outputs before softmax are the mean of the members'; all else is the first one's.</summary>
    /// <exception cref="ArgumentException">The network does not end with a dense layer with bias, and softmax.</exception>
    public static ModelBundle Join(IReadOnlyList<ModelBundle> members)
    {
        NetworkDefinition network = members[0].Network;
        NetworkHead head = NetworkHead.Of(network);
        return members[0] with
        {
            Network = network with { Layers = [new BranchesDefinition([.. members.Select(_ => head.Before)]), head.Dense, head.Softmax] },
            Weights = new WeightSet([.. members.SelectMany((member, index) => Branch(member, index, head.Prefix)), .. Head(members, head.Prefix)]),
            Calibration = Calibration.None,
        };
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
