using SpeechEmotion.Training.Layers;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>The largest value or the mean of each window over time; windows stay inside the clip.</summary>
internal sealed class WindowPoolLayer(int size, int stride, Func<Tensor, long, long, Tensor> pool) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass) =>
        input.Resized(pool(input.Values, size, stride), length => PoolGeometry.Windows(length, size, stride));
}
