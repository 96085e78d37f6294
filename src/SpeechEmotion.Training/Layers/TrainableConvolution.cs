using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>Convolution over time, dense or grouped; also the dense layer, which is a convolution of one tap over one frame.</summary>
internal sealed class TrainableConvolution : ITrainingLayer
{
    private const int RowsPerItem = 320;
    private readonly ConvolutionShape _shape;
    private readonly bool _same;
    private readonly bool _needsInputGradient;
    private readonly ParameterSlice _weight;
    private readonly ParameterSlice? _bias;
    private readonly Activation _output = new(), _inputGradient = new();
    private readonly float[] _panels, _gradientPanels;
    private readonly Action<int, int> _packForward, _forward, _clearPadding, _packBackward, _weightGradient, _packGradient, _backward;
    private Activation _input = new(), _outputGradient = new();
    private float[] _packedInput = [], _packedOutput = [], _biasSums = [];
    private int _samplesPerItem, _gradientPanelFrames;
    private WorkerTeam? _team;

    /// <summary>Creates the layer.</summary>
    /// <param name="shape">The geometry; padding is worked out from each clip's length when <paramref name="same"/> is set.</param>
    /// <param name="same">Whether zeros are added so that the output has ⌈frames / stride⌉ frames.</param>
    /// <param name="weight">The weights.</param>
    /// <param name="bias">The offsets, if any.</param>
    /// <param name="needsInputGradient">False for the first layer of a network, whose input learns nothing.</param>
    public TrainableConvolution(ConvolutionShape shape, bool same, ParameterSlice weight, ParameterSlice? bias, bool needsInputGradient)
    {
        (_shape, _same, _weight, _bias, _needsInputGradient) = (shape, same, weight, bias, needsInputGradient);
        _panels = new float[shape.PanelLength];
        _gradientPanels = needsInputGradient ? new float[ConvolutionPanels.GradientShape(shape).PanelLength] : [];
        _packForward = (panel, _) => ConvolutionPanels.PackOne(_shape, _weight.Values, _panels, panel);
        _packGradient = (panel, _) => ConvolutionPanels.PackGradient(_shape, _weight.Values, _gradientPanels, panel);
        _clearPadding = (sample, _) => _outputGradient.ClearPadding(sample);
        (_forward, _packBackward, _weightGradient, _backward) = (ForwardItem, PackItem, WeightItem, BackwardItem);
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        _input = input;
        _output.Reshape(input.Samples, OutputFrames(input.Frames), _shape.OutputChannels);
        for (int i = 0; i < input.Samples; i++)
        {
            _output.SetLength(i, OutputFrames(input.Length(i)));
        }

        pass.Team.Run(_shape.Groups * PanelTile.PanelCount(_shape.GroupOutputs), _packForward);
        _samplesPerItem = Math.Max(1, RowsPerItem / Math.Max(1, _output.Frames));
        RunItems(pass, _forward);
        return _output;
    }

    /// <summary>Takes an input whose output was computed elsewhere; only the backward pass is to follow.</summary>
    public void Follow(Activation input) => _input = input;

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        _outputGradient = outputGradient;
        pass.Team.Run(outputGradient.Samples, _clearPadding);
        int samples = outputGradient.Samples, frames = outputGradient.Frames;
        Grow(ref _packedInput, ConvolutionGradient.InputLength(_shape, samples, PaddedFrames(frames)));
        Grow(ref _packedOutput, ConvolutionGradient.OutputLength(_shape, samples, frames));
        Grow(ref _biasSums, samples * _shape.OutputChannels);
        pass.Team.Run(samples, _packBackward);
        pass.Team.Run(ConvolutionGradient.ItemCount(_shape), _weightGradient);
        if (_bias is not null)
        {
            _bias.Gradient.Clear();
            ChannelRows.AddTo(_biasSums.AsSpan(0, samples * _shape.OutputChannels), _bias.Gradient);
        }

        if (_needsInputGradient)
        {
            _inputGradient.ReshapeLike(_input);
            ConvolutionShape gradientShape = ConvolutionPanels.GradientShape(_shape);
            pass.Team.Run(gradientShape.Groups * PanelTile.PanelCount(gradientShape.GroupOutputs), _packGradient);
            _gradientPanelFrames = _input.Frames + _shape.Span - 1;
            _samplesPerItem = Math.Max(1, RowsPerItem / _input.Frames);
            RunItems(pass, _backward);
        }

        return _inputGradient;
    }

    private static void Grow(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new float[length];
        }
    }

    private void RunItems(Pass pass, Action<int, int> body)
    {
        _team = pass.Team;
        pass.Team.Run((_input.Samples + _samplesPerItem - 1) / _samplesPerItem, body);
    }

    private int OutputFrames(int frames) =>
        _same ? (frames + _shape.Stride - 1) / _shape.Stride : _shape.OutputFrames(frames);

    private int PadLeft(int frames) => _same ? _shape.Same(frames).PadLeft : 0;

    private int PaddedFrames(int outputFrames) => (outputFrames - 1) * _shape.Stride + _shape.Span;

    private void ForwardItem(int item, int worker)
    {
        int first = item * _samplesPerItem, count = Math.Min(_samplesPerItem, _input.Samples - first);
        int paddedFrames = PaddedFrames(_output.Frames), sampleLength = paddedFrames * _shape.InputChannels;
        Span<float> padded = _team!.Scratch(worker, count * sampleLength);
        for (int i = 0; i < count; i++)
        {
            Span<float> valid = _input.Valid(first + i);
            int left = PadLeft(_input.Length(first + i));
            int fits = Math.Min(valid.Length, (paddedFrames - left) * _shape.InputChannels);
            ChannelRows.Pad(valid[..fits], left, _shape.InputChannels, padded.Slice(i * sampleLength, sampleLength));
        }

        Span<float> output = _output.Values.Slice(first * _output.SampleLength, count * _output.SampleLength);
        Convolution.Forward(_shape, padded, count, paddedFrames, _panels, _bias is null ? default : _bias.Values, output);
        for (int i = 0; i < count; i++)
        {
            _output.ClearPadding(first + i);
        }
    }

    private void PackItem(int sample, int worker)
    {
        Activation gradient = _outputGradient;
        ConvolutionGradient.PackInput(
            _shape, _input.Valid(sample), PadLeft(_input.Length(sample)), sample, gradient.Samples, PaddedFrames(gradient.Frames), _packedInput);
        ConvolutionGradient.PackOutput(_shape, gradient.Sample(sample), sample, gradient.Samples, gradient.Frames, _packedOutput);
        if (_bias is null)
        {
            return;
        }

        Span<float> sums = _biasSums.AsSpan(sample * _shape.OutputChannels, _shape.OutputChannels);
        sums.Clear();
        ChannelRows.AddTo(gradient.Sample(sample), sums);
    }

    private void WeightItem(int item, int worker) => ConvolutionGradient.Compute(
        _shape, item, _packedInput, _packedOutput, _outputGradient.Samples, PaddedFrames(_outputGradient.Frames), _outputGradient.Frames, _weight.Gradient);

    private void BackwardItem(int item, int worker)
    {
        int first = item * _samplesPerItem, count = Math.Min(_samplesPerItem, _input.Samples - first);
        int channels = _shape.OutputChannels, sampleLength = _gradientPanelFrames * channels;
        Span<float> padded = _team!.Scratch(worker, count * sampleLength);
        padded.Clear();
        for (int i = 0; i < count; i++)
        {
            // The reversed convolution sees the gradient with zeros between the frames that the stride skipped.
            int left = _shape.Span - 1 - PadLeft(_input.Length(first + i));
            ReadOnlySpan<float> source = _outputGradient.Valid(first + i);
            Span<float> target = padded.Slice(i * sampleLength, sampleLength);
            for (int at = 0, frame = left; at < source.Length; at += channels, frame += _shape.Stride)
            {
                source.Slice(at, channels).CopyTo(target[(frame * channels)..]);
            }
        }

        Span<float> output = _inputGradient.Values.Slice(first * _inputGradient.SampleLength, count * _inputGradient.SampleLength);
        Convolution.Forward(ConvolutionPanels.GradientShape(_shape), padded, count, _gradientPanelFrames, _gradientPanels, default, output);
    }
}
