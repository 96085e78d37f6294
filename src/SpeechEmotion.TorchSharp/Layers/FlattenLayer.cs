namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>Channels × frames as one vector, channel by channel.</summary>
internal sealed class FlattenLayer : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass) => input.Pooled(input.Values.flatten(1));
}
