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
internal sealed partial class FeatureRecipeJson : JsonSerializerContext;
