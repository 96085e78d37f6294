using System.Numerics.Tensors;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>body(x) + shortcut(x).</summary>
internal sealed class TrainableResidual : ITrainingLayer
{
    private readonly LayerSequence _body, _shortcut;
    private readonly Activation _output = new(), _shortcutGradient = new(), _inputGradient = new();
    private readonly Action<int, int> _add, _copy, _addGradients;
    private Activation _left = new(), _right = new(), _outputGradient = new();

    /// <summary>Creates the block; an empty shortcut passes its input on.</summary>
    public TrainableResidual(LayerSequence body, LayerSequence shortcut)
    {
        (_body, _shortcut) = (body, shortcut);
        _add = (sample, _) => TensorPrimitives.Add(_left.Sample(sample), _right.Sample(sample), _output.Sample(sample));
        _copy = (sample, _) => _outputGradient.Sample(sample).CopyTo(_shortcutGradient.Sample(sample));
        _addGradients = (sample, _) =>
            TensorPrimitives.Add(_left.Sample(sample), _right.Sample(sample), _inputGradient.Sample(sample));
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        (_left, _right) = (_body.Forward(input, pass), _shortcut.Forward(input, pass));
        _output.ReshapeLike(_left);
        pass.Team.Run(_output.Samples, _add);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        // Both branches may overwrite the gradient they are given, so each has its own.
        _outputGradient = outputGradient;
        _shortcutGradient.ReshapeLike(outputGradient);
        pass.Team.Run(outputGradient.Samples, _copy);
        (_left, _right) = (_body.Backward(outputGradient, pass), _shortcut.Backward(_shortcutGradient, pass));
        _inputGradient.ReshapeLike(_left);
        pass.Team.Run(_inputGradient.Samples, _addGradients);
        return _inputGradient;
    }
}
