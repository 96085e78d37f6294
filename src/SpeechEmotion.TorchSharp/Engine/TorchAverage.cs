using SpeechEmotion.Training.Optimisation;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Engine;

/// <summary>A <see cref="WeightAverage"/> on a device.</summary>
internal sealed class TorchAverage(WeightAverage host, Device device) : IDisposable
{
    private readonly Tensor _values = zeros(host.Values.Length, device: device).DetachFromDisposeScope();
    private readonly Tensor _statistics = zeros(host.Statistics.Length, device: device).DetachFromDisposeScope();

    /// <summary>Takes the weights after a step in.</summary>
    public void Update(TorchParameters parameters, long steps)
    {
        double share = host.Share(steps);
        _values.add_(parameters.Values - _values, share);
        _statistics.add_(parameters.Statistics - _statistics, share);
    }

    /// <summary>Takes the host's average over.</summary>
    public void Push()
    {
        _values.copy_(TensorCopy.ToTensor(host.Values, device, host.Values.Length));
        _statistics.copy_(TensorCopy.ToTensor(host.Statistics, device, host.Statistics.Length));
    }

    /// <summary>Brings the host's average up to date.</summary>
    public void Pull()
    {
        TensorCopy.ToSpan(_values, host.Values);
        TensorCopy.ToSpan(_statistics, host.Statistics);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _values.Dispose();
        _statistics.Dispose();
    }
}
