using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>The end that a network needs for its last layer to be fitted anew or joined with others: a dense layer with bias, and softmax.</summary>
/// <param name="Dense">The last layer with weights.</param>
/// <param name="Softmax">The layer after it.</param>
/// <param name="Before">The layers before both.</param>
internal sealed record NetworkHead(DenseDefinition Dense, SoftmaxDefinition Softmax, IReadOnlyList<LayerDefinition> Before)
{
    /// <summary>Gets what the names of the dense layer's tensors begin with.</summary>
    public string Prefix => $"layers.{Before.Count}.";

    /// <summary>Finds the end of a network.</summary>
    /// <exception cref="ArgumentException">The network does not end so.</exception>
    public static NetworkHead Of(NetworkDefinition network) =>
        network.Layers is [.., DenseDefinition { Bias: true } dense, SoftmaxDefinition softmax]
            ? new NetworkHead(dense, softmax, [.. network.Layers.SkipLast(2)])
            : throw new ArgumentException("Only a network that ends with a dense layer with bias, and softmax, can be adapted or joined.");
}
