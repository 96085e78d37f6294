using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>The sigmoid-weighted linear unit (swish), <c>x / (1 + e^−x)</c>.</summary>
public sealed record SiluDefinition : LayerDefinition
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string TypeName => "silu";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) => input;
}
