using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>The mean of each channel over the clip's own frames.</summary>
internal sealed class GlobalAverageLayer : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass) => input.Pooled(Mean(input));

    /// <summary>Computes samples × channels.</summary>
    public static Tensor Mean(Frames input) => input.Values.sum(2) / input.Lengths.Counts;
}
