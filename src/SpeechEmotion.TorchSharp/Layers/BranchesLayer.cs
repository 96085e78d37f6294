using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>Several chains over one input, their outputs side by side.</summary>
internal sealed class BranchesLayer(LayerSequence[] branches) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass)
    {
        Frames[] outputs = Array.ConvertAll(branches, branch => branch.Forward(input, pass));
        return outputs[0].With(cat(Array.ConvertAll(outputs, output => output.Values), 1));
    }
}
