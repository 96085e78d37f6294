namespace SpeechEmotion.Classification;

/// <summary>Name, shape and role of one tensor that a network needs.</summary>
/// <param name="Name">The name, as PyTorch gives it by layer index: <c>layers.0.weight</c>.</param>
/// <param name="Shape">The dimensions in PyTorch's order; a convolution's weight is filters × (channels / groups) × kernel.</param>
/// <param name="Role">What the tensor is for.</param>
public sealed record ParameterDefinition(string Name, IReadOnlyList<int> Shape, ParameterRole Role)
{
    /// <summary>The widest panel that inference packs weights into.</summary>
    internal const int PanelWidth = 32;

    /// <summary>Gets the number of values.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (int dimension in Shape)
            {
                count = checked(count * dimension);
            }

            return count;
        }
    }

    /// <summary>Gets the number of values of a matrix once its rows are filled up to whole panels, as inference keeps them.</summary>
    internal long PackedCount =>
        Role == ParameterRole.Weight ? Count / Shape[0] * ((Shape[0] + PanelWidth - 1) / PanelWidth * PanelWidth) : Count;

    /// <summary>Gets whether gradients change the tensor.</summary>
    public bool IsTrainable => Role is ParameterRole.Weight or ParameterRole.Bias or ParameterRole.Scale;
}
