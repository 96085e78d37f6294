using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>Lays channels × frames out as one vector, channel by channel (PyTorch's order).</summary>
internal sealed class TrainableFlatten : ITrainingLayer
{
    private readonly Activation _output = new(), _inputGradient = new();
    private readonly Action<int, int> _forward, _backward;
    private Activation _input = new(), _outputGradient = new();

    /// <summary>Creates the layer.</summary>
    public TrainableFlatten()
    {
        _forward = (sample, _) => Transpose(_input.Sample(sample), _output.Sample(sample), _input.Frames, _input.Channels);
        _backward = (sample, _) => Transpose(_outputGradient.Sample(sample), _inputGradient.Sample(sample), _input.Channels, _input.Frames);
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        _input = input;
        _output.Reshape(input.Samples, 1, input.SampleLength);
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

    private static void Transpose(ReadOnlySpan<float> source, Span<float> target, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                target[column * rows + row] = source[row * columns + column];
            }
        }
    }
}
