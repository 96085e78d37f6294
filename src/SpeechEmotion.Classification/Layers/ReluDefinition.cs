using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>The rectifier, <c>max(x, 0)</c>.</summary>
public sealed record ReluDefinition : LayerDefinition
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string TypeName => "relu";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) => input;
}
