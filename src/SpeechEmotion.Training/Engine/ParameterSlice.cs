using SpeechEmotion.Classification;

namespace SpeechEmotion.Training.Engine;

/// <summary>Where one tensor lies in the <see cref="ParameterStore"/>.</summary>
/// <param name="Store">The memory of all parameters.</param>
/// <param name="Definition">Name, PyTorch shape and role.</param>
/// <param name="Offset">The first value, in the learnt values or in the statistics according to the role.</param>
internal sealed record ParameterSlice(ParameterStore Store, ParameterDefinition Definition, int Offset)
{
    /// <summary>Gets the number of values.</summary>
    public int Count { get; } = checked((int)Definition.Count);

    /// <summary>Gets the values, convolution weights tap-major.</summary>
    public Span<float> Values => (Definition.IsTrainable ? Store.Values : Store.Statistics).AsSpan(Offset, Count);

    /// <summary>Gets the gradient; only for learnt parameters.</summary>
    public Span<float> Gradient => Store.Gradients.AsSpan(Offset, Count);
}
