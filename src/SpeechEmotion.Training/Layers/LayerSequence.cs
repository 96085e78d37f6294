using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>Layers one after another.</summary>
internal sealed class LayerSequence(IReadOnlyList<ITrainingLayer> layers) : ITrainingLayer
{
    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        Activation value = input;
        for (int i = 0; i < layers.Count; i++)
        {
            value = layers[i].Forward(value, pass);
        }

        return value;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        Activation gradient = outputGradient;
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            gradient = layers[i].Backward(gradient, pass);
        }

        return gradient;
    }
}
