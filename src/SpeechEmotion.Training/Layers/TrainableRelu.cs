using System.Numerics.Tensors;
using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>max(x, 0). Works in place where the layer before does not need its output.</summary>
internal sealed class TrainableRelu : ITrainingLayer
{
    private readonly bool _inPlace;
    private readonly Activation _own = new();
    private readonly Action<int, int> _forward, _backward;
    private Activation _input = new(), _output = new(), _gradient = new();

    /// <summary>Creates the layer.</summary>
    /// <param name="inPlace">Whether the input may be overwritten.</param>
    public TrainableRelu(bool inPlace)
    {
        _inPlace = inPlace;
        _forward = (sample, _) => TensorPrimitives.Max(_input.Sample(sample), 0f, _output.Sample(sample));
        _backward = (sample, _) => RectifierGradient.Apply(_output.Sample(sample), _gradient.Sample(sample));
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        (_input, _output) = (input, _inPlace ? input : _own);
        if (!_inPlace)
        {
            _own.ReshapeLike(input);
        }

        pass.Team.Run(input.Samples, _forward);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        _gradient = outputGradient;
        pass.Team.Run(outputGradient.Samples, _backward);
        return outputGradient;
    }
}
