using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Engine;

/// <summary>A parameter store's copy on a device: two flat tensors, so that optimiser and average are single operations.</summary>
internal sealed class TorchParameters : IDisposable
{
    private readonly ParameterStore _store;
    private readonly ParameterSlice[] _learnt, _statistics;
    private readonly long[] _learntCounts;

    /// <summary>Makes room on a device; zeros until <see cref="Push"/>.</summary>
    public TorchParameters(ParameterStore store, Device device)
    {
        _store = store;
        _learnt = [.. store.Slices.Where(slice => slice.Definition.IsTrainable)];
        _statistics = [.. store.Slices.Where(slice => !slice.Definition.IsTrainable)];
        _learntCounts = [.. _learnt.Select(slice => (long)slice.Count)];
        Values = zeros(store.Values.Length, device: device).DetachFromDisposeScope();
        Statistics = zeros(store.Statistics.Length, device: device).DetachFromDisposeScope();
    }

    /// <summary>Gets the learnt values, in the store's order and layouts.</summary>
    public Tensor Values { get; }

    /// <summary>Gets the running statistics.</summary>
    public Tensor Statistics { get; }

    /// <summary>Copies the store to the device.</summary>
    public void Push()
    {
        Values.copy_(TensorCopy.ToTensor(_store.Values, Values.device, _store.Values.Length));
        Statistics.copy_(TensorCopy.ToTensor(_store.Statistics, Statistics.device, _store.Statistics.Length));
    }

    /// <summary>Copies the device's values to the store.</summary>
    public void Pull()
    {
        TensorCopy.ToSpan(Values, _store.Values);
        TensorCopy.ToSpan(Statistics, _store.Statistics);
    }

    /// <summary>Names the tensors, in PyTorch's shapes: views of the running statistics, and pieces of the learnt values.</summary>
    /// <param name="values">The learnt values, or a leaf over them that collects the gradient.</param>
    public IReadOnlyDictionary<string, Tensor> ByName(Tensor values)
    {
        Dictionary<string, Tensor> tensors = new(StringComparer.Ordinal);

        // One split, whose gradient is one concatenation; a view for each would make a gradient of full size for each.
        Tensor[] pieces = values.split(_learntCounts);
        for (int i = 0; i < pieces.Length; i++)
        {
            tensors.Add(_learnt[i].Definition.Name, Shaped(pieces[i], _learnt[i].Definition));
        }

        foreach (ParameterSlice slice in _statistics)
        {
            tensors.Add(slice.Definition.Name, Statistics.narrow(0, slice.Offset, slice.Count));
        }

        return tensors;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Values.Dispose();
        Statistics.Dispose();
    }

    // The store keeps weights as tap × input × output.
    private static Tensor Shaped(Tensor piece, ParameterDefinition definition)
    {
        if (definition.Role != ParameterRole.Weight)
        {
            return piece;
        }

        (int outputs, int inputs, int taps) = ParameterStore.Dimensions(definition);
        long[] shape = [.. definition.Shape];
        return piece.view(taps, inputs, outputs).permute(2, 1, 0).contiguous().view(shape);
    }
}
