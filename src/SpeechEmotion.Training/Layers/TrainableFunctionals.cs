using SpeechEmotion.Classification;
using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>
/// Statistics of each channel over each clip's valid frames (formulas at <see cref="FunctionalsPoolDefinition"/>). It hears the features
/// themselves, so nobody asks for the gradient of its input: that is zero.
/// </summary>
internal sealed class TrainableFunctionals : ITrainingLayer
{
    private readonly FunctionalsPoolDefinition _definition;
    private readonly Activation _output = new(), _inputGradient = new();
    private readonly Action<int, int> _forward;
    private Activation _input = new();
    private WorkerTeam? _team;

    /// <summary>Creates the layer.</summary>
    public TrainableFunctionals(FunctionalsPoolDefinition definition)
    {
        _definition = definition;
        _forward = ForwardItem;
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        (_input, _team) = (input, pass.Team);
        _output.Reshape(input.Samples, 1, _definition.Statistics * input.Channels);
        pass.Team.Run(input.Samples, _forward);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        _inputGradient.ReshapeLike(_input);
        _inputGradient.Values.Clear();
        return _inputGradient;
    }

    private void ForwardItem(int sample, int worker)
    {
        ReadOnlySpan<float> input = _input.Valid(sample);
        Span<float> scratch = _team!.Scratch(worker, (int)FunctionalsKernel.ScratchLength(_input.Length(sample), _input.Channels, _definition.Statistics));
        FunctionalsKernel.Forward(input, _input.Channels, _definition.MaskChannel, _output.Sample(sample), scratch);
    }
}
