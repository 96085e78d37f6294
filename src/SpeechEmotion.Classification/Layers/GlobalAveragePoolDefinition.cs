using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>The mean of each channel over the whole length: channels × length becomes a vector, whatever the length.</summary>
public sealed record GlobalAveragePoolDefinition : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "global_average_pool";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) => input with { Length = input.Length.Pooled() };

    internal override LayerDefinition Exchange(JsonMembers json) => this;
}
