using SpeechEmotion.Classification;
using SpeechEmotion.Training;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Engine;

/// <summary>The steps of <see cref="AdamOptimizer"/> on a device. Its moments and count are copied from and to that optimiser.</summary>
internal sealed class TorchAdam : IDisposable
{
    private readonly OptimizerOptions _options;
    private readonly AdamOptimizer _host;
    private readonly Tensor _mean, _square, _isDecayed;

    /// <summary>Makes room on a device.</summary>
    public TorchAdam(AdamOptimizer host, ParameterStore store, Device device)
    {
        (_options, _host) = (host.Options, host);
        _mean = zeros(host.Mean.Length, device: device).DetachFromDisposeScope();
        _square = zeros(host.Square.Length, device: device).DetachFromDisposeScope();
        _isDecayed = zeros(host.Mean.Length, device: device).DetachFromDisposeScope();
        foreach (ParameterSlice slice in store.Slices.Where(slice => slice.Definition.Role == ParameterRole.Weight))
        {
            _isDecayed.narrow(0, slice.Offset, slice.Count).fill_(1);
        }
    }

    /// <summary>Makes one step.</summary>
    /// <param name="values">Changed in place.</param>
    /// <param name="gradient">The gradient, which may be changed.</param>
    /// <param name="rate">The learning rate.</param>
    public void Step(Tensor values, Tensor gradient, double rate)
    {
        long steps = ++_host.Steps;
        if (_options.ClipNorm is { } limit)
        {
            gradient.mul_((limit / gradient.norm()).clamp_(max: 1.0));
        }

        if (_options.WeightDecay > 0)
        {
            values.sub_(values * _isDecayed * (rate * _options.WeightDecay));
        }

        _mean.add_(gradient - _mean, 1 - _options.Beta1);
        _square.mul_(_options.Beta2).addcmul_(gradient, gradient, 1 - _options.Beta2);
        double rootCorrection = 1 / Math.Sqrt(1 - Math.Pow(_options.Beta2, steps));
        Tensor divisor = _square.sqrt().mul_(rootCorrection).add_(_options.Epsilon);
        values.addcdiv_(_mean, divisor, -rate / (1 - Math.Pow(_options.Beta1, steps)));
    }

    /// <summary>Takes the host's moments over.</summary>
    public void Push()
    {
        _mean.copy_(TensorCopy.ToTensor(_host.Mean, _mean.device, _host.Mean.Length));
        _square.copy_(TensorCopy.ToTensor(_host.Square, _square.device, _host.Square.Length));
    }

    /// <summary>Brings the host's moments up to date.</summary>
    public void Pull()
    {
        TensorCopy.ToSpan(_mean, _host.Mean);
        TensorCopy.ToSpan(_square, _host.Square);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _square.Dispose();
        _isDecayed.Dispose();
    }
}
