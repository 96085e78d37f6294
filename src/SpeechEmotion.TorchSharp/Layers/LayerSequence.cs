namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>Layers one after another.</summary>
internal sealed class LayerSequence(IReadOnlyList<ITorchLayer> layers) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass) => layers.Aggregate(input, (value, layer) => layer.Forward(value, pass));
}
