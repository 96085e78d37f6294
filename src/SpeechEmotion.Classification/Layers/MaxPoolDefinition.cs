using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>The largest value of each window along the length; windows stay inside the input (Keras's "valid").</summary>
public sealed record MaxPoolDefinition : LayerDefinition
{
    /// <summary>Gets the length of a window, 1 to 4096.</summary>
    [JsonPropertyName("size")]
    public required int Size { get; init; }

    /// <summary>Gets the step between windows, 1 to 4096, or <see langword="null"/> for <see cref="Size"/>.</summary>
    [JsonPropertyName("stride")]
    public int? Stride { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string TypeName => "max_pool";

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
