using SpeechEmotion.Classification;
using SpeechEmotion.Training.Layers;

namespace SpeechEmotion.Training.Engine;

/// <summary>A network with its parameters and threads, ready for steps and for evaluation.</summary>
/// <remarks>One caller at a time.</remarks>
internal sealed class TrainingNetwork : IDisposable
{
    private readonly LayerSequence _layers;
    private readonly WorkerTeam _team;
    private readonly Pass _pass;
    private readonly Activation _logitGradient = new();

    /// <summary>Builds a network whose parameters are all zero.</summary>
    /// <param name="definition">The layers.</param>
    /// <param name="threads">The number of threads.</param>
    public TrainingNetwork(NetworkDefinition definition, int threads)
        : this(definition, new ParameterStore(definition), new WorkerTeam(threads))
    {
    }

    /// <summary>Builds a network over parameters and threads that others use too.</summary>
    /// <param name="definition">The layers.</param>
    /// <param name="parameters">Their parameters, read and, the running statistics, written in place.</param>
    /// <param name="team">The threads that share the work.</param>
    public TrainingNetwork(NetworkDefinition definition, ParameterStore parameters, WorkerTeam team)
    {
        (Parameters, _team) = (parameters, team);
        _layers = NetworkBuilder.Build(definition, parameters);
        _pass = new Pass(team);
    }

    /// <summary>Gets the parameters.</summary>
    public ParameterStore Parameters { get; }

    /// <summary>Gets the threads.</summary>
    public WorkerTeam Team => _team;

    /// <summary>Computes logits as in inference: no dropout, running statistics.</summary>
    public Activation Evaluate(Activation input)
    {
        _pass.IsTraining = false;
        return _layers.Forward(input, _pass);
    }

    /// <summary>Computes the loss of a batch and all gradients.</summary>
    /// <param name="input">The examples.</param>
    /// <param name="targets">Samples × labels.</param>
    /// <param name="allowed">Samples × labels: 0 makes a label impossible for the sample; empty for all labels.</param>
    /// <param name="weights">One weight per sample.</param>
    /// <param name="stepSeed">Fixes what dropout drops.</param>
    /// <param name="probabilities">Receives samples × labels.</param>
    /// <returns>The mean loss.</returns>
    public double ComputeGradients(
        Activation input, ReadOnlySpan<float> targets, ReadOnlySpan<float> allowed, ReadOnlySpan<float> weights, ulong stepSeed, Span<float> probabilities)
    {
        (_pass.IsTraining, _pass.StepSeed) = (true, stepSeed);
        Activation logits = _layers.Forward(input, _pass);
        if (!allowed.IsEmpty)
        {
            LabelSpaces.Restrict(logits, allowed);
        }

        double loss = SoftmaxCrossEntropy.Compute(logits, targets, weights, _logitGradient, probabilities);
        _layers.Backward(_logitGradient, _pass);
        return loss;
    }

    /// <summary>Stops the threads.</summary>
    public void Dispose() => _team.Dispose();
}
