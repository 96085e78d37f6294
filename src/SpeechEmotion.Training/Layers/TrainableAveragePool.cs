using System.Numerics.Tensors;
using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>The mean of each window over time, or of the whole clip.</summary>
internal sealed class TrainableAveragePool : ITrainingLayer
{
    private readonly int _size, _stride;
    private readonly Activation _output = new(), _inputGradient = new();
    private readonly Action<int, int> _forward, _backward;
    private Activation _input = new(), _outputGradient = new();

    /// <summary>Creates the layer.</summary>
    /// <param name="size">The frames of a window; 0 for the whole clip, whatever its length.</param>
    /// <param name="stride">The frames between windows.</param>
    public TrainableAveragePool(int size, int stride)
    {
        (_size, _stride) = (size, stride);
        (_forward, _backward) = (ForwardItem, BackwardItem);
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        _input = input;
        if (_size == 0)
        {
            _output.Reshape(input.Samples, 1, input.Channels);
        }
        else
        {
            PoolGeometry.Reshape(_output, input, _size, _stride);
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

    private int WindowSize(int sample) => _size == 0 ? _input.Length(sample) : _size;

    private void ForwardItem(int sample, int worker)
    {
        Span<float> output = _output.Sample(sample);
        ReadOnlySpan<float> input = _input.Valid(sample);
        output.Clear();
        int channels = _input.Channels, size = WindowSize(sample);
        for (int window = 0; window < _output.Length(sample); window++)
        {
            Span<float> mean = output.Slice(window * channels, channels);
            ChannelRows.AddTo(input.Slice(window * _stride * channels, size * channels), mean);
            TensorPrimitives.Multiply(mean, 1f / size, mean);
        }
    }

    private void BackwardItem(int sample, int worker)
    {
        Span<float> target = _inputGradient.Sample(sample);
        target.Clear();
        int channels = _input.Channels, size = WindowSize(sample);
        for (int window = 0; window < _output.Length(sample); window++)
        {
            ReadOnlySpan<float> gradient = _outputGradient.Sample(sample).Slice(window * channels, channels);
            for (int frame = 0; frame < size; frame++)
            {
                Span<float> row = target.Slice((window * _stride + frame) * channels, channels);
                TensorPrimitives.MultiplyAdd(gradient, 1f / size, row, row);
            }
        }
    }
}
