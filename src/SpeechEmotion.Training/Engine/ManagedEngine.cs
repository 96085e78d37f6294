using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Engine;

/// <summary>Computes in managed code, on the state itself.</summary>
internal sealed class ManagedEngine(NetworkDefinition network, TrainingState state, WorkerTeam team) : ITrainingEngine
{
    private readonly TrainingNetwork _network = new(network, state.Parameters, team);

    /// <inheritdoc/>
    public double Step(Batch batch, double rate, ulong stepSeed)
    {
        double loss = _network.ComputeGradients(batch.Input, batch.Targets, batch.Allowed, batch.Weights, stepSeed, batch.Probabilities);
        state.Optimizer.Step(rate, team);
        state.Average?.Update(state.Optimizer.Steps);
        return loss;
    }

    /// <inheritdoc/>
    public Activation Evaluate(Activation input) => _network.Evaluate(input);

    /// <inheritdoc/>
    public void Push()
    {
    }

    /// <inheritdoc/>
    public void Pull()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
