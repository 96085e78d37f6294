using SpeechEmotion.Classification;
using SpeechEmotion.TorchSharp;
using SpeechEmotion.TorchSharp.Engine;
using SpeechEmotion.Training;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Benchmarks.TorchSharp;

/// <summary>Both engines with the same weights and a random batch: forward, backward and Adam.</summary>
internal sealed class StepPair : IDisposable
{
    private readonly WorkerTeam _team;
    private readonly ManagedEngine _managed;
    private readonly TorchEngine _torch;
    private readonly Batch _batch = new();
    private ulong _step;

    public StepPair(NetworkDefinition network, int samples, int threads, int frames = 1)
    {
        TrainingOptions options = new();
        _team = new WorkerTeam(threads);
        _managed = new ManagedEngine(network, new TrainingState(network, options, null), _team);
        _torch = new TorchEngine(network, new TrainingState(network, options, null), _team, new TorchSharpOptions());
        _torch.Push();
        int labels = network.GetLabelCount();
        _batch.Resize(samples, labels);
        LayerShape input = network.Input.Shape;
        _batch.Input.Reshape(samples, input.Length.Count ?? frames, input.Channels);
        Random random = new(1);
        foreach (ref float value in _batch.Input.Values)
        {
            value = random.NextSingle() * 2 - 1;
        }

        _batch.Targets.Clear();
        _batch.Allowed.Fill(1);
        _batch.Weights.Fill(1);
        for (int i = 0; i < samples; i++)
        {
            _batch.Targets[(i * labels) + (i % labels)] = 1;
        }
    }

    public void Managed() => _managed.Step(_batch, 1e-4, ++_step);

    public void Torch() => _torch.Step(_batch, 1e-4, ++_step);

    public void Dispose()
    {
        _torch.Dispose();
        _managed.Dispose();
        _team.Dispose();
    }
}
