using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>The rectifier, <c>max(x, 0)</c>.</summary>
public sealed record ReluDefinition : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "relu";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) => input;

    internal override LayerDefinition Exchange(JsonMembers json) => this;
}
