using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>x · σ(fc2 · relu(fc1 · mean over time of x)), per channel.</summary>
internal sealed class SqueezeExcitationLayer(string prefix) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass)
    {
        Tensor hidden = DenseLayer.Apply(GlobalAverageLayer.Mean(input), prefix + "fc1.", pass).relu();
        Tensor gates = DenseLayer.Apply(hidden, prefix + "fc2.", pass).sigmoid();
        return input.With(input.Values * gates.unsqueeze(2));
    }
}
