using SpeechEmotion.Classification;
using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Training.Engine;

/// <summary>All parameters of a network in three flat arrays, so that optimiser, averaging and checkpoints are single loops.</summary>
internal sealed class ParameterStore
{
    private readonly Dictionary<string, ParameterSlice> _byName;

    /// <summary>Lays the parameters of a network out, all zero.</summary>
    public ParameterStore(NetworkDefinition network)
    {
        List<ParameterSlice> slices = [];
        int learnt = 0, statistics = 0;
        foreach (ParameterDefinition definition in network.GetParameters())
        {
            int count = checked((int)definition.Count);
            slices.Add(new ParameterSlice(this, definition, definition.IsTrainable ? learnt : statistics));
            if (definition.IsTrainable)
            {
                learnt += count;
            }
            else
            {
                statistics += count;
            }
        }

        Slices = slices;
        Values = new float[learnt];
        Gradients = new float[learnt];
        Statistics = new float[statistics];
        _byName = slices.ToDictionary(slice => slice.Definition.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets the learnt values.</summary>
    public float[] Values { get; }

    /// <summary>Gets their gradients.</summary>
    public float[] Gradients { get; }

    /// <summary>Gets the running statistics of batch normalisation.</summary>
    public float[] Statistics { get; }

    /// <summary>Gets every tensor in the network's order.</summary>
    public IReadOnlyList<ParameterSlice> Slices { get; }

    /// <summary>Gets a tensor by name.</summary>
    public ParameterSlice this[string name] => _byName[name];

    /// <summary>Copies the parameters out in PyTorch's names and layouts.</summary>
    public WeightSet ToWeightSet()
    {
        List<WeightTensor> tensors = [];
        foreach (ParameterSlice slice in Slices)
        {
            float[] values = new float[slice.Count];
            if (slice.Definition.Role == ParameterRole.Weight)
            {
                (int outputs, int inputs, int taps) = Dimensions(slice.Definition);
                WeightLayout.FromTapMajor(slice.Values, outputs, inputs, taps, values);
            }
            else
            {
                slice.Values.CopyTo(values);
            }

            tensors.Add(new WeightTensor(slice.Definition.Name, slice.Definition.Shape, values));
        }

        return new WeightSet(tensors);
    }

    /// <summary>Takes the parameters of a weight set; it must hold every tensor with its shape.</summary>
    public void Load(WeightSet weights)
    {
        foreach (ParameterSlice slice in Slices)
        {
            ReadOnlySpan<float> source = weights[slice.Definition.Name].Values.Span;
            if (slice.Definition.Role == ParameterRole.Weight)
            {
                (int outputs, int inputs, int taps) = Dimensions(slice.Definition);
                WeightLayout.ToTapMajor(source, outputs, inputs, taps, slice.Values);
            }
            else
            {
                source.CopyTo(slice.Values);
            }
        }
    }

    /// <summary>A weight's outputs, inputs per output and taps.</summary>
    public static (int Outputs, int Inputs, int Taps) Dimensions(ParameterDefinition definition) =>
        (definition.Shape[0], definition.Shape[1], definition.Shape.Count > 2 ? definition.Shape[2] : 1);
}
