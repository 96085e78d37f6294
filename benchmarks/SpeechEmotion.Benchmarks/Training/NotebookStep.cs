using SpeechEmotion.Classification;
using SpeechEmotion.Training;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Benchmarks.Training;

/// <summary>The notebook's network with random weights and a random batch: one forward pass or one whole step.</summary>
internal sealed class NotebookStep : IDisposable
{
    private const int Labels = 8;
    private readonly TrainingNetwork _network;
    private readonly AdamOptimizer _optimizer;
    private readonly Activation _input = new();
    private readonly float[] _targets, _weights, _probabilities;

    public NotebookStep(int batch, int threads)
    {
        _network = new TrainingNetwork(NetworkDefinition.Notebook(Labels), threads);
        WeightInitializer.Initialize(_network.Parameters, WeightInitialization.GlorotUniform, 1);
        _optimizer = new AdamOptimizer(new OptimizerOptions(), _network.Parameters);
        _input.Reshape(batch, 162, 1);
        Random random = new(1);
        foreach (ref float value in _input.Values)
        {
            value = random.NextSingle() * 2 - 1;
        }

        _targets = new float[batch * Labels];
        _weights = new float[batch];
        _probabilities = new float[batch * Labels];
        for (int i = 0; i < batch; i++)
        {
            _targets[i * Labels + i % Labels] = 1;
            _weights[i] = 1;
        }
    }

    /// <summary>Forward as in evaluation.</summary>
    public void Forward() => _network.Evaluate(_input);

    /// <summary>Forward, backward and Adam.</summary>
    public void Step()
    {
        _network.ComputeGradients(_input, _targets, [], _weights, 1, _probabilities);
        _optimizer.Step(1e-3, _network.Team);
    }

    public void Dispose() => _network.Dispose();
}
