using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
    /// <summary>Gives the JSON of recipes that may hold features from outside the library.</summary>
    public static JsonTypeInfo<FeatureRecipe> For(IReadOnlyList<CustomFeature> customFeatures)
    {
        if (customFeatures.Count == 0)
        {
            return Default.FeatureRecipe;
        }

        JsonSerializerOptions options = new(Default.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine([Default, .. customFeatures.Select(c => c.Resolver)]).WithAddedModifier(info =>
            {
                if (info.Type == typeof(FeatureOptions))
                {
                    foreach (CustomFeature feature in customFeatures)
                    {
                        info.PolymorphismOptions!.DerivedTypes.Add(new JsonDerivedType(feature.OptionsType, feature.Type));
                    }
                }
            }),
        };
        return (JsonTypeInfo<FeatureRecipe>)options.GetTypeInfo(typeof(FeatureRecipe));
    }
}
