using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>The largest value of each window over time; windows stay inside the clip.</summary>
internal sealed class TrainableMaxPool : ITrainingLayer
{
    private readonly int _size, _stride;
    private readonly Activation _output = new(), _inputGradient = new();
    private readonly Action<int, int> _forward, _backward;
    private Activation _input = new(), _outputGradient = new();
    private int[] _winners = [];

    /// <summary>Creates the layer.</summary>
    public TrainableMaxPool(int size, int stride)
    {
        (_size, _stride) = (size, stride);
        (_forward, _backward) = (ForwardItem, BackwardItem);
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        _input = input;
        PoolGeometry.Reshape(_output, input, _size, _stride);
        if (_winners.Length < _output.Values.Length)
        {
            _winners = new int[_output.Values.Length];
        }

        pass.Team.Run(input.Samples, _forward);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        _outputGradient = outputGradient;
        _inputGradient.ReshapeLike(_input);
        pass.Team.Run(outputGradient.Samples, _backward);
        return _inputGradient;
    }

    private void ForwardItem(int sample, int worker)
    {
        Span<float> output = _output.Valid(sample);
        Span<int> winners = _winners.AsSpan(sample * _output.SampleLength, output.Length);
        MaxPoolKernel.Forward(_input.Valid(sample), _input.Channels, _size, _stride, output, winners);
        _output.ClearPadding(sample);
    }

    private void BackwardItem(int sample, int worker)
    {
        Span<float> target = _inputGradient.Sample(sample);
        target.Clear();
        Span<float> gradient = _outputGradient.Sample(sample)[.._output.Valid(sample).Length];
        MaxPoolKernel.Backward(gradient, _winners.AsSpan(sample * _output.SampleLength, gradient.Length), _input.Channels, _stride, target);
    }
}
