namespace SpeechEmotion.Training.Engine;

/// <summary>A layer that can be run forward and backward over a batch.</summary>
/// <remarks>A layer keeps what its backward pass needs from the forward pass before it, so one batch is in flight at a time.</remarks>
internal interface ITrainingLayer
{
    /// <summary>Computes the layer's output.</summary>
    /// <param name="input">The values before the layer; they stay unchanged until the backward pass is over.</param>
    /// <param name="pass">The pass under way.</param>
    /// <returns>The layer's own buffer, valid until its next forward pass.</returns>
    Activation Forward(Activation input, Pass pass);

    /// <summary>Computes the gradient of the input and of the layer's parameters.</summary>
    /// <param name="outputGradient">The gradient of the last output; the layer may overwrite it.</param>
    /// <param name="pass">The pass under way.</param>
    /// <returns>The gradient of the last input, in a buffer that the caller may overwrite.</returns>
    Activation Backward(Activation outputGradient, Pass pass);
}
