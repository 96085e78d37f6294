using System.Numerics.Tensors;

namespace SpeechEmotion.Classification;

/// <summary>One named tensor of float32 values.</summary>
/// <remarks>Immutable by contract: it keeps the memory it is given, which must not be written to afterwards.</remarks>
public sealed class WeightTensor
{
    /// <summary>The longest name accepted, in characters.</summary>
    public const int MaxNameLength = 256;

    /// <summary>The most dimensions accepted.</summary>
    public const int MaxDimensions = 8;

    /// <summary>Creates a tensor over values that the caller no longer changes.</summary>
    /// <param name="name">The name, 1 to <see cref="MaxNameLength"/> characters.</param>
    /// <param name="shape">The dimensions, outermost first, at most <see cref="MaxDimensions"/>; empty for a single value.</param>
    /// <param name="values">The values in row-major order; NaN and infinity are refused.</param>
    /// <exception cref="ArgumentException">Name, shape or values are not acceptable.</exception>
    public WeightTensor(string name, IReadOnlyList<int> shape, ReadOnlyMemory<float> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        if (name.Length > MaxNameLength)
        {
            throw new ArgumentException($"A tensor's name has at most {MaxNameLength} characters; it had {name.Length}.", nameof(name));
        }

        if (shape.Count > MaxDimensions)
        {
            throw new ArgumentException($"Tensor '{name}' has {shape.Count} dimensions; at most {MaxDimensions} are accepted.", nameof(shape));
        }

        long count = CountOf(name, shape);
        if (count != values.Length)
        {
            throw new ArgumentException(
                $"Tensor '{name}' of shape [{string.Join(", ", shape)}] needs {count} values; there are {values.Length}.", nameof(values));
        }

        int bad = IndexOfNotFinite(values.Span);
        if (bad >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Tensor '{name}' holds {values.Span[bad]} at index {bad}; weights must be finite."), nameof(values));
        }

        Name = name;
        Shape = [.. shape];
        Values = values;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the dimensions, outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Gets the values in row-major order.</summary>
    public ReadOnlyMemory<float> Values { get; }

    private static long CountOf(string name, IReadOnlyList<int> shape)
    {
        long count = 1;
        foreach (int dimension in shape)
        {
            count = dimension < 0 ? -1 : count * dimension;
            if (count is < 0 or > int.MaxValue)
            {
                throw new ArgumentException($"Tensor '{name}' has the impossible shape [{string.Join(", ", shape)}].", nameof(shape));
            }
        }

        return count;
    }

    private static int IndexOfNotFinite(ReadOnlySpan<float> values)
    {
        if (TensorPrimitives.IsFiniteAll(values))
        {
            return -1;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
