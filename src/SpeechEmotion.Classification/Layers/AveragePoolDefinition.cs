using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>The mean of each window along the length; windows stay inside the input (Keras's "valid").</summary>
/// <param name="Size">The length of a window, 1 to 4096.</param>
/// <param name="Stride">The step between windows, 1 to 4096, or <see langword="null"/> for <see cref="Size"/>.</param>
public sealed record AveragePoolDefinition(
    int Size,
    int? Stride = null) : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "average_pool";

    /// <summary>Gets the step between windows with the default applied.</summary>
    public int EffectiveStride => Stride ?? Size;

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) =>
        input with { Length = input.Length.Then(EffectiveStride - Size, EffectiveStride) };

    internal override LayerDefinition Exchange(JsonMembers json) => new AveragePoolDefinition(
        json.Member("size", Size, isRequired: true), json.Member("stride", Stride));

    internal override void CheckOptions(OptionChecks errors)
    {
        errors.Range(nameof(Size), Size, 1, 4096);
        errors.Range(nameof(Stride), EffectiveStride, 1, 4096);
    }
}
