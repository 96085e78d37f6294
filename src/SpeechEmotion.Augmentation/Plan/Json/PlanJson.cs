using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SpeechEmotion.Augmentation;

/// <summary>Gives the JSON of plans that may hold steps from outside the library.</summary>
internal static class PlanJson
{
    private static readonly AugmentationPlanJson Indented =
        new(new JsonSerializerOptions(AugmentationPlanJson.Default.Options) { WriteIndented = true, NewLine = "\n" });

    /// <summary>Gives it.</summary>
    /// <exception cref="InvalidOperationException">Two steps have one type.</exception>
    public static JsonTypeInfo<AugmentationPlan> For(IReadOnlyList<CustomStep> customSteps, bool indented)
    {
        AugmentationPlanJson own = indented ? Indented : AugmentationPlanJson.Default;
        if (customSteps.Count == 0)
        {
            return own.AugmentationPlan;
        }

        IJsonTypeInfoResolver[] resolvers = [AugmentationPlanJson.Default, .. customSteps.Select(step => step.Resolver)];
        JsonSerializerOptions options = new(own.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(resolvers).WithAddedModifier(info =>
            {
                foreach (CustomStep step in info.Type == typeof(AugmentationOptions) ? customSteps : [])
                {
                    info.PolymorphismOptions!.DerivedTypes.Add(new JsonDerivedType(step.OptionsType, step.Type));
                }
            }),
        };
        return (JsonTypeInfo<AugmentationPlan>)options.GetTypeInfo(typeof(AugmentationPlan));
    }
}
