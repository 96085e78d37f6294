using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>x · σ(x).</summary>
internal sealed class TrainableSilu : ITrainingLayer
{
    private readonly Activation _output = new();
    private readonly Action<int, int> _forward, _backward;
    private Activation _input = new(), _gradient = new();
    private WorkerTeam? _team;

    /// <summary>Creates the layer.</summary>
    public TrainableSilu()
    {
        _forward = (sample, _) => SiluKernel.Forward(_input.Sample(sample), _output.Sample(sample));
        _backward = (sample, worker) =>
            SiluKernel.Backward(_input.Sample(sample), _team!.Scratch(worker, _input.SampleLength), _gradient.Sample(sample));
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        (_input, _team) = (input, pass.Team);
        _output.ReshapeLike(input);
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
