using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>A fully connected layer over a vector.</summary>
internal sealed class DenseLayer(string prefix) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass) => input.Pooled(Apply(input.Values.squeeze(2), prefix, pass));

    /// <summary>Multiplies samples × inputs.</summary>
    public static Tensor Apply(Tensor vectors, string prefix, TorchPass pass) => pass.Multiply(vectors, prefix, functional.linear);

    /// <summary>Multiplies every frame of samples × inputs × frames.</summary>
    public static Tensor ApplyToFrames(Tensor frames, string prefix, TorchPass pass) =>
        pass.Multiply(frames, prefix, (values, weight, bias) => functional.conv1d(values, weight.unsqueeze(2), bias));
}
