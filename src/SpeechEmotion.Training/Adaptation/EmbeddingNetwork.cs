using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Adaptation;

/// <summary>A network without its last dense layer and softmax, as it runs in inference.</summary>
/// <remarks>Callable from several threads at once.</remarks>
internal sealed class EmbeddingNetwork
{
    private readonly InferenceChain _layers;
    private readonly NetworkInput _input;
    private readonly int _minimumFrames;
    private readonly WorkspacePool _workspaces = new();

    /// <summary>Compiles the layers.</summary>
    /// <exception cref="ArgumentException">The network does not end with a dense layer with bias, and softmax.</exception>
    public EmbeddingNetwork(NetworkDefinition network, WeightSet weights)
    {
        if (network.Layers is not [.., DenseDefinition { Bias: true }, SoftmaxDefinition])
            throw new ArgumentException("Only a network can be adapted that ends with a dense layer with bias, and softmax.");
        _input = network.Input;
        _minimumFrames = network.GetMinimumFrames();
        _layers = InferenceCompiler.Compile([.. network.Layers.SkipLast(2)], network.Input.Shape, weights, "layers.");
        HeadPrefix = $"layers.{network.Layers.Count - 2}.";
    }

    /// <summary>Gets the number of values that reach the last layer.</summary>
    public int Size => _layers.OutputChannels;

    /// <summary>Gets what the names of the last layer's tensors begin with.</summary>
    public string HeadPrefix { get; }

    /// <summary>Computes what reaches the last layer for a clip.</summary>
    public void Compute(FeatureMatrix features, Span<float> embedding)
    {
        Workspace workspace = _workspaces.Take();
        int frames = _input.Layout == InputLayout.Sequence ? _input.Features : Math.Max(features.FrameCount, _minimumFrames);
        Span<float> input = workspace.Take((long)frames * _input.Shape.Channels);
        Transposition.Copy(features.Values.Span, features.FeatureCount, features.FrameCount, input[..features.Values.Length]);
        input[features.Values.Length..].Clear();
        _layers.Forward(input, 1, frames, embedding, workspace);
        _workspaces.Return(workspace);
    }
}
