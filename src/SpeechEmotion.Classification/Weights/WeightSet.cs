using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SpeechEmotion.Classification;

/// <summary>Named float32 tensors: the learnt part of a model.</summary>
/// <remarks>Immutable and safe to share between threads. Enumerates in ordinal order of the names.</remarks>
public sealed class WeightSet : IReadOnlyCollection<WeightTensor>
{
    private readonly Dictionary<string, WeightTensor> _byName = new(StringComparer.Ordinal);
    private readonly WeightTensor[] _tensors;

    /// <summary>Creates a set.</summary>
    /// <param name="tensors">The tensors, each with a name of its own.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name.</exception>
    public WeightSet(IEnumerable<WeightTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach (WeightTensor tensor in tensors)
        {
            if (!_byName.TryAdd(tensor.Name, tensor))
            {
                throw new ArgumentException($"Two tensors are named '{tensor.Name}'.", nameof(tensors));
            }
        }

        _tensors = [.. _byName.Values];
        Array.Sort(_tensors, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
    }

    /// <summary>Gets the number of tensors.</summary>
    public int Count => _tensors.Length;

    /// <summary>Gets a tensor by its name.</summary>
    /// <param name="name">The name, for example <c>layers.0.weight</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    public WeightTensor this[string name] =>
        TryGet(name, out WeightTensor? tensor) ? tensor : throw new KeyNotFoundException($"There is no tensor named '{name}'.");

    /// <summary>Finds a tensor by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="tensor">The tensor, where there is one.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out WeightTensor? tensor) => _byName.TryGetValue(name, out tensor);

    /// <summary>Checks that the set holds exactly the tensors a network needs, each with the right shape.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">A tensor is missing, left over or of another shape; a variance is negative.</exception>
    public void CheckFits(NetworkDefinition network)
    {
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyList<ParameterDefinition> parameters = network.GetParameters();
        foreach (ParameterDefinition parameter in parameters)
        {
            CheckFits(parameter);
        }

        if (Count > parameters.Count)
        {
            string extra = _tensors.Select(tensor => tensor.Name).Except(parameters.Select(p => p.Name)).First();
            throw new ArgumentException($"The network has no use for tensor '{extra}'.");
        }
    }

    /// <summary>Reads a safetensors file; float32, float16 and bfloat16 values become float32.</summary>
    /// <param name="stream">The file's bytes; read to the end, the caller keeps it.</param>
    /// <exception cref="InvalidDataException">The bytes are no safetensors file, or its header does not match its data.</exception>
    public static WeightSet Read(Stream stream) => SafetensorsReader.Read(stream);

    /// <summary>Writes a safetensors file; the same weights give the same bytes.</summary>
    /// <param name="stream">Receives the bytes; the caller keeps it.</param>
    /// <param name="precision">How values are stored.</param>
    /// <exception cref="ArgumentException">A value does not fit the precision.</exception>
    public void Write(Stream stream, WeightPrecision precision = WeightPrecision.Full) =>
        SafetensorsWriter.Write(this, stream, precision);

    /// <inheritdoc/>
    public IEnumerator<WeightTensor> GetEnumerator() => ((IEnumerable<WeightTensor>)_tensors).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void CheckFits(ParameterDefinition parameter)
    {
        if (!TryGet(parameter.Name, out WeightTensor? tensor))
        {
            throw new ArgumentException($"The network needs tensor '{parameter.Name}', which is missing.");
        }

        if (!tensor.Shape.SequenceEqual(parameter.Shape))
        {
            throw new ArgumentException(
                $"Tensor '{parameter.Name}' has shape [{string.Join(", ", tensor.Shape)}]; " +
                $"the network needs [{string.Join(", ", parameter.Shape)}].");
        }

        if (parameter.Role == ParameterRole.RunningVariance && tensor.Values.Span.ContainsAnyExceptInRange(0f, float.MaxValue))
        {
            throw new ArgumentException($"Tensor '{parameter.Name}' holds a negative variance.");
        }
    }
}
