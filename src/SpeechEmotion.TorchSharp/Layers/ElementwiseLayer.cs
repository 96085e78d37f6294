using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>A function of each value that leaves zero at zero.</summary>
internal sealed class ElementwiseLayer(Func<Tensor, Tensor> function) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass) => input.With(function(input.Values));
}
