using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Adaptation;

/// <summary>A network without its last dense layer and softmax, as it runs in inference.</summary>
/// <remarks>Callable from several threads at once.</remarks>
internal sealed class EmbeddingNetwork
{
    private readonly InferenceChain _layers;
    private readonly int _channels;
    private readonly InputFrames _frames;
    private readonly WorkspacePool _workspaces = new();

    /// <summary>Compiles the layers.</summary>
    /// <exception cref="ArgumentException">The network does not end with a dense layer with bias, and softmax.</exception>
    public EmbeddingNetwork(NetworkDefinition network, WeightSet weights)
    {
        NetworkHead head = NetworkHead.Of(network);
        _channels = network.Input.Shape.Channels;
        _frames = new InputFrames(network);
        _layers = InferenceCompiler.Compile(head.Before, network.Input.Shape, weights, "layers.");
        HeadPrefix = head.Prefix;
    }

    /// <summary>Gets the number of values that reach the last layer.</summary>
    public int Size => _layers.OutputChannels;

    /// <summary>Gets what the names of the last layer's tensors begin with.</summary>
    public string HeadPrefix { get; }

    /// <summary>Computes what reaches the last layer for a clip.</summary>
    public void Compute(FeatureMatrix features, Span<float> embedding)
    {
        Workspace workspace = _workspaces.Take();
        int frames = _frames.Of(features);
        Span<float> input = workspace.Take((long)frames * _channels);
        InputFrames.Load(features, input);
        _layers.Forward(input, 1, frames, embedding, workspace);
        _workspaces.Return(workspace);
    }
}
