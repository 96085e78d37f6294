using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>Convolution over time of each channel by itself.</summary>
internal sealed class TrainableDepthwise : ITrainingLayer
{
    private readonly ConvolutionShape _shape;
    private readonly bool _same;
    private readonly ParameterSlice _weight;
    private readonly ParameterSlice? _bias;
    private readonly Activation _output = new(), _inputGradient = new();
    private readonly Action<int, int> _forward, _backward;
    private Activation _input = new(), _outputGradient = new();
    private float[] _sampleGradients = [];
    private WorkerTeam? _team;

    /// <summary>Creates the layer.</summary>
    /// <param name="shape">The geometry.</param>
    /// <param name="same">Whether zeros are added so that the output has ⌈frames / stride⌉ frames.</param>
    /// <param name="weight">The weights, tap × channel.</param>
    /// <param name="bias">The offsets, if any.</param>
    public TrainableDepthwise(ConvolutionShape shape, bool same, ParameterSlice weight, ParameterSlice? bias)
    {
        (_shape, _same, _weight, _bias) = (shape, same, weight, bias);
        (_forward, _backward) = (ForwardItem, BackwardItem);
    }

    private int GradientLength => _shape.WeightCount + _shape.OutputChannels;

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        (_input, _team) = (input, pass.Team);
        _output.Reshape(input.Samples, Geometry(input.Frames).OutputFrames(input.Frames), _shape.OutputChannels);
        for (int i = 0; i < input.Samples; i++)
        {
            _output.SetLength(i, Geometry(input.Length(i)).OutputFrames(input.Length(i)));
        }

        pass.Team.Run(input.Samples, _forward);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        _outputGradient = outputGradient;
        _inputGradient.ReshapeLike(_input);
        int length = GradientLength, total = length * _input.Samples;
        if (_sampleGradients.Length < total)
        {
            _sampleGradients = new float[total];
        }

        pass.Team.Run(_input.Samples, _backward);
        Span<float> weights = _weight.Gradient, bias = _bias is null ? default : _bias.Gradient;
        weights.Clear();
        bias.Clear();
        for (int i = 0; i < _input.Samples; i++)
        {
            ReadOnlySpan<float> one = _sampleGradients.AsSpan(i * length, length);
            ChannelRows.AddTo(one[..weights.Length], weights);
            if (_bias is not null)
            {
                ChannelRows.AddTo(one[weights.Length..], bias);
            }
        }

        return _inputGradient;
    }

    private ConvolutionShape Geometry(int frames) => _same ? _shape.Same(frames) : _shape;

    private Span<float> Pad(int sample, int worker, out ConvolutionShape shape, out int length)
    {
        shape = Geometry(_input.Length(sample));
        length = shape.PaddedFrames(_input.Length(sample)) * _shape.InputChannels;
        Span<float> scratch = _team!.Scratch(worker, 2 * length);
        ChannelRows.Pad(_input.Valid(sample), shape.PadLeft, _shape.InputChannels, scratch[..length]);
        return scratch;
    }

    private void ForwardItem(int sample, int worker)
    {
        Span<float> padded = Pad(sample, worker, out ConvolutionShape shape, out int length);
        DepthwiseConvolution.Forward(
            shape, padded[..length], _weight.Values, _bias is null ? default : _bias.Values, _output.Valid(sample));
        _output.ClearPadding(sample);
    }

    private void BackwardItem(int sample, int worker)
    {
        Span<float> scratch = Pad(sample, worker, out ConvolutionShape shape, out int length);
        Span<float> padded = scratch[..length], paddedGradient = scratch[length..];
        paddedGradient.Clear();
        Span<float> gradient = _outputGradient.Sample(sample)[..(_output.Length(sample) * _shape.OutputChannels)];
        Span<float> own = _sampleGradients.AsSpan(sample * GradientLength, GradientLength);
        own.Clear();
        DepthwiseConvolution.Backward(shape, padded, _weight.Values, gradient, own[.._shape.WeightCount], paddedGradient);
        ChannelRows.AddTo(gradient, own[_shape.WeightCount..]);
        Span<float> target = _inputGradient.Valid(sample);
        paddedGradient.Slice(shape.PadLeft * _shape.InputChannels, target.Length).CopyTo(target);
        _inputGradient.ClearPadding(sample);
    }
}
