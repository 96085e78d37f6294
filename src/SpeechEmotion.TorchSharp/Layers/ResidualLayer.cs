namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>body(x) + shortcut(x).</summary>
internal sealed class ResidualLayer(LayerSequence body, LayerSequence shortcut) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass)
    {
        Frames output = body.Forward(input, pass);
        return output.With(output.Values + shortcut.Forward(input, pass).Values);
    }
}
