using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechEmotion.Features;

/// <summary>The recipe's JSON, generated at compile time so that it works trimmed and ahead-of-time compiled.</summary>
[JsonSourceGenerationOptions(
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    MaxDepth = 16)]
[JsonSerializable(typeof(FeatureRecipe))]
internal sealed partial class FeatureRecipeJson : JsonSerializerContext
{
    /// <summary>The same with line breaks.</summary>
    public static FeatureRecipeJson Indented { get; } = new(new JsonSerializerOptions(Default.Options) { WriteIndented = true, NewLine = "\n" });
}
