namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>A layer as tensor operations; libtorch finds the gradient.</summary>
internal interface ITorchLayer
{
    /// <summary>Computes the output. New tensors belong to the caller's dispose scope.</summary>
    Frames Forward(Frames input, TorchPass pass);
}
