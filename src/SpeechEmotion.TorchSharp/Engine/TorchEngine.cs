using SpeechEmotion.Classification;
using SpeechEmotion.TorchSharp.Layers;
using SpeechEmotion.Training.Engine;
using TorchSharp;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Engine;

/// <summary>Computes a training with libtorch, on a copy of the state on a device.</summary>
/// <remarks>Every method has a dispose scope of its own; only the copy outlives it.</remarks>
internal sealed class TorchEngine : ITrainingEngine
{
    private readonly TorchSharpOptions _options;
    private readonly Device _device;
    private readonly WorkerTeam _team;
    private readonly TorchNetwork _network;
    private readonly TorchParameters _parameters;
    private readonly TorchAdam _optimizer;
    private readonly TorchAverage? _average;
    private readonly TrainingState _state;
    private readonly Activation _logits = new();

    /// <summary>Makes room on the options' device.</summary>
    public TorchEngine(NetworkDefinition network, TrainingState state, WorkerTeam team, TorchSharpOptions options)
    {
        (_options, _state, _team, _device) = (options, state, team, LibTorch.Open(options));
        _network = new TorchNetwork(network);
        using DisposeScope scope = NewDisposeScope();
        _parameters = new TorchParameters(state.Parameters, _device);
        _optimizer = new TorchAdam(state.Optimizer, state.Parameters, _device);
        _average = state.Average is { } average ? new TorchAverage(average, _device) : null;
    }

    /// <inheritdoc/>
    public double Step(Batch batch, double rate, ulong stepSeed)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor leaf = _parameters.Values.detach().requires_grad_();
        TorchPass pass = new(_parameters.ByName(leaf), _device) { Training = new TrainingPass(stepSeed, _team, _options.MixedPrecision) };
        int samples = batch.Count, labels = batch.Targets.Length / samples;
        Tensor logits = _network.Forward(Frames.Of(batch.Input, _device), pass);
        Tensor impossible = TensorCopy.ToTensor(batch.Allowed, _device, samples, labels).eq(0);
        Tensor likelihoods = logits.masked_fill(impossible, LabelSpaces.Impossible).log_softmax(1);
        Tensor crossEntropies = -(TensorCopy.ToTensor(batch.Targets, _device, samples, labels) * likelihoods).sum(1);
        Tensor loss = (TensorCopy.ToTensor(batch.Weights, _device, samples) * crossEntropies).sum() / samples;
        Tensor gradient = autograd.grad([loss], [leaf])[0];
        using (no_grad())
        {
            _optimizer.Step(_parameters.Values, gradient, rate);
            _average?.Update(_parameters, _state.Optimizer.Steps);
            TensorCopy.ToSpan(likelihoods.exp(), batch.Probabilities);
        }

        return loss.item<float>();
    }

    /// <inheritdoc/>
    public Activation Evaluate(Activation input)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable inference = no_grad();
        Tensor logits = _network.Forward(Frames.Of(input, _device), new TorchPass(_parameters.ByName(_parameters.Values), _device));
        _logits.Reshape(input.Samples, 1, (int)logits.shape[1]);
        TensorCopy.ToSpan(logits, _logits.Values);
        return _logits;
    }

    /// <inheritdoc/>
    public void Push()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable copies = no_grad();
        _parameters.Push();
        _optimizer.Push();
        _average?.Push();
    }

    /// <inheritdoc/>
    public void Pull()
    {
        using DisposeScope scope = NewDisposeScope();
        _parameters.Pull();
        _optimizer.Pull();
        _average?.Pull();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parameters.Dispose();
        _optimizer.Dispose();
        _average?.Dispose();
    }
}
