using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>The sigmoid-weighted linear unit (swish), <c>x / (1 + e^−x)</c>.</summary>
public sealed record SiluDefinition : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "silu";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) => input;

    internal override LayerDefinition Exchange(JsonMembers json) => this;
}
