namespace SpeechEmotion.Classification;

/// <summary>Name, shape and role of one tensor that a network needs.</summary>
/// <param name="Name">The name, as PyTorch gives it by layer index: <c>layers.0.weight</c>.</param>
/// <param name="Shape">The dimensions in PyTorch's order; a convolution's weight is filters × (channels / groups) × kernel.</param>
/// <param name="Role">What the tensor is for.</param>
public sealed record ParameterDefinition(string Name, IReadOnlyList<int> Shape, ParameterRole Role)
{
    /// <summary>The widest panel that inference packs weights into.</summary>
    private const int PanelWidth = 32;

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

    /// <summary>Gets the number of values once rows are filled up to whole panels, as inference keeps a matrix.</summary>
    internal long PackedCount
    {
        get => field > 0 ? field : Role == ParameterRole.Weight ? Packed(Shape[0], Count / Shape[0]) : Count;
        init;
    }

    /// <summary>Counts the values of a matrix whose columns are filled up to whole panels.</summary>
    internal static long Packed(int columns, long depth) => (columns + PanelWidth - 1) / PanelWidth * PanelWidth * depth;

    /// <summary>Gets whether gradients change the tensor.</summary>
    public bool IsTrainable => Role is ParameterRole.Weight or ParameterRole.Bias or ParameterRole.Scale;
}
