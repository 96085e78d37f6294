using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>The mean of each window along the length; windows stay inside the input (Keras's "valid").</summary>
/// <param name="Size">The length of a window, 1 to 4096.</param>
/// <param name="Stride">The step between windows, 1 to 4096, or <see langword="null"/> for <see cref="Size"/>.</param>
public sealed record AveragePoolDefinition(
    [property: JsonPropertyName("size")] int Size,
    [property: JsonPropertyName("stride")] int? Stride = null) : LayerDefinition
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string TypeName => "average_pool";

    /// <summary>Gets the step between windows with the default applied.</summary>
    [JsonIgnore]
    public int EffectiveStride => Stride ?? Size;

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) =>
        input with { Length = input.Length.Then(EffectiveStride - Size, EffectiveStride) };

    internal override void CheckOptions(OptionErrors errors)
    {
        errors.CheckRange(nameof(Size), Size, 1, 4096);
        errors.CheckRange(nameof(Stride), EffectiveStride, 1, 4096);
    }
}
