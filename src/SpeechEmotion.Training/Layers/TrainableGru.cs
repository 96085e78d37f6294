using SpeechEmotion.Classification;
using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>Gated recurrent units over each clip's valid frames (formulas at <see cref="GruDefinition"/>).</summary>
internal sealed class TrainableGru : ITrainingLayer
{
    private readonly int _units;
    private readonly bool _reversed;
    private readonly TrainableConvolution _inputProduct, _stateProduct;
    private readonly ParameterSlice _stateWeight, _stateBias;
    private readonly Activation _output = new(), _gates = new(), _before = new(), _inputGradient = new(), _shareGradient = new();
    private readonly float[] _transposed;
    private readonly Action<int, int> _forward, _backward;
    private Activation _projected = new(), _outputGradient = new();
    private WorkerTeam? _team;

    /// <summary>Creates the layer.</summary>
    /// <param name="definition">Units and direction.</param>
    /// <param name="inputProduct">Channels to 3 · units, frame by frame.</param>
    /// <param name="stateProduct">Units to 3 · units; used for the gradient of its weights alone, as its input is known step by step.</param>
    /// <param name="stateWeight">The weights of <paramref name="stateProduct"/>.</param>
    /// <param name="stateBias">Its bias.</param>
    public TrainableGru(
        GruDefinition definition, TrainableConvolution inputProduct, TrainableConvolution stateProduct, ParameterSlice stateWeight, ParameterSlice stateBias)
    {
        (_units, _reversed) = (definition.Units, definition.Reversed);
        (_inputProduct, _stateProduct, _stateWeight, _stateBias) = (inputProduct, stateProduct, stateWeight, stateBias);
        _transposed = new float[stateWeight.Count];
        (_forward, _backward) = (ForwardItem, BackwardItem);
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        _projected = _inputProduct.Forward(input, pass);
        Reshape(_output, _units);
        Reshape(_before, _units);
        Reshape(_gates, GruKernel.GateParts * _units);
        pass.Team.Run(input.Samples, _forward);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        (_outputGradient, _team) = (outputGradient, pass.Team);
        _inputGradient.ReshapeLike(_projected);
        _shareGradient.ReshapeLike(_projected);
        WeightLayout.FromTapMajor(_stateWeight.Values, GruKernel.Parts * _units, _units, 1, _transposed);
        pass.Team.Run(outputGradient.Samples, _backward);
        _stateProduct.Follow(_before);
        _stateProduct.Backward(_shareGradient, pass);
        return _inputProduct.Backward(_inputGradient, pass);
    }

    private void Reshape(Activation activation, int channels)
    {
        activation.Reshape(_projected.Samples, _projected.Frames, channels);
        for (int i = 0; i < _projected.Samples; i++)
        {
            activation.SetLength(i, _projected.Length(i));
        }
    }

    private void ForwardItem(int sample, int worker)
    {
        Span<float> states = _output.Valid(sample), before = _before.Valid(sample);
        GruKernel.Forward(_projected.Valid(sample), _stateWeight.Values, _stateBias.Values, _reversed, keepGates: true, _gates.Valid(sample), states);

        // Copied, as the layer behind may overwrite the output.
        int others = Math.Max(0, states.Length - _units);
        before.Clear();
        if (_reversed)
        {
            states[^others..].CopyTo(before);
        }
        else
        {
            states[..others].CopyTo(before[^others..]);
        }

        _output.ClearPadding(sample);
    }

    private void BackwardItem(int sample, int worker) => GruGradient.Compute(
        _outputGradient.Sample(sample)[.._before.Valid(sample).Length], _gates.Valid(sample), _before.Valid(sample), _transposed, _reversed,
        _inputGradient.Valid(sample), _shareGradient.Valid(sample), _team!.Scratch(worker, _units));
}
