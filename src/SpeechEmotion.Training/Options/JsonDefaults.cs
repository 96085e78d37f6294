using System.Text.Json.Nodes;

namespace SpeechEmotion.Training;

/// <summary>
/// Writes the defaults of left-out members into JSON: generated readers give a left-out <c>init</c> member zero instead of its default.
/// </summary>
internal static class JsonDefaults
{
    private const string Discriminator = "type";

    /// <summary>Adds every member that is in the defaults and not in the given object, at all depths.</summary>
    /// <param name="given">What a user wrote; it is added to.</param>
    /// <param name="defaults">The defaults.</param>
    /// <param name="variants">Defaults of the types that a member with a <c>type</c> may have.</param>
    public static void Fill(JsonObject given, JsonObject defaults, IReadOnlyList<JsonObject> variants)
    {
        foreach ((string name, JsonNode? standard) in defaults)
        {
            if (!given.TryGetPropertyValue(name, out JsonNode? found))
            {
                given[name] = standard?.DeepClone();
            }
            else if (found is JsonObject part && standard is JsonObject standardPart)
            {
                Fill(part, part.ContainsKey(Discriminator) ? Variant(part, variants) : standardPart, variants);
            }
        }
    }

    private static JsonObject Variant(JsonObject part, IReadOnlyList<JsonObject> variants) =>
        variants.FirstOrDefault(variant => JsonNode.DeepEquals(variant[Discriminator], part[Discriminator])) ?? [];
}
