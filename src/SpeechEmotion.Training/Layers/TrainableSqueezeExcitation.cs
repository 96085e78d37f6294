using System.Numerics.Tensors;
using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>Each channel multiplied by a gate computed from the means of all channels: <c>x · σ(fc2 · relu(fc1 · mean(x)))</c>.</summary>
internal sealed class TrainableSqueezeExcitation : ITrainingLayer
{
    private readonly TrainableAveragePool _mean = new(0, 0);
    private readonly LayerSequence _gateLayers;
    private readonly Activation _output = new(), _gates = new(), _gateGradient = new(), _inputGradient = new();
    private readonly Action<int, int> _forward, _gateBackward, _backward;
    private Activation _input = new(), _outputGradient = new(), _gateInput = new(), _meanGradient = new();
    private WorkerTeam? _team;

    /// <summary>Creates the layer.</summary>
    /// <param name="squeeze">The first dense layer.</param>
    /// <param name="excite">The second dense layer.</param>
    public TrainableSqueezeExcitation(TrainableConvolution squeeze, TrainableConvolution excite)
    {
        _gateLayers = new LayerSequence([squeeze, new TrainableRelu(inPlace: true), excite]);
        (_forward, _gateBackward, _backward) = (ForwardItem, GateItem, BackwardItem);
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        (_input, _team) = (input, pass.Team);
        _gateInput = _gateLayers.Forward(_mean.Forward(input, pass), pass);
        _gates.ReshapeLike(_gateInput);
        _output.ReshapeLike(input);
        pass.Team.Run(input.Samples, _forward);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        _outputGradient = outputGradient;
        _gateGradient.ReshapeLike(_gates);
        pass.Team.Run(_input.Samples, _gateBackward);
        _meanGradient = _gateLayers.Backward(_gateGradient, pass);
        _inputGradient.ReshapeLike(_input);
        pass.Team.Run(_input.Samples, _backward);
        return _inputGradient;
    }

    private void ForwardItem(int sample, int worker)
    {
        Span<float> gate = _gates.Sample(sample), input = _input.Sample(sample), output = _output.Sample(sample);
        TensorPrimitives.Sigmoid(_gateInput.Sample(sample), gate);
        for (int at = 0; at < input.Length; at += gate.Length)
        {
            TensorPrimitives.Multiply(input.Slice(at, gate.Length), gate, output.Slice(at, gate.Length));
        }
    }

    private void GateItem(int sample, int worker)
    {
        Span<float> gradient = _gateGradient.Sample(sample), valid = _input.Valid(sample), gate = _gates.Sample(sample);
        gradient.Clear();
        ChannelRows.AddProductsTo(valid, _outputGradient.Sample(sample)[..valid.Length], gradient);
        for (int c = 0; c < gate.Length; c++)
        {
            gradient[c] *= gate[c] * (1 - gate[c]);
        }
    }

    private void BackwardItem(int sample, int worker)
    {
        Span<float> gate = _gates.Sample(sample), gradient = _outputGradient.Sample(sample), target = _inputGradient.Valid(sample);
        Span<float> mean = _team!.Scratch(worker, gate.Length);
        TensorPrimitives.Multiply(_meanGradient.Sample(sample), 1f / Math.Max(1, _input.Length(sample)), mean);
        for (int at = 0; at < target.Length; at += gate.Length)
        {
            TensorPrimitives.MultiplyAdd(gradient.Slice(at, gate.Length), gate, mean, target.Slice(at, gate.Length));
        }

        _inputGradient.ClearPadding(sample);
    }
}
