using System.Text.Json.Serialization;

namespace SpeechEmotion.Datasets;

/// <summary>The package's JSON, generated at build time and strict: unknown members are refused.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(LabelMap))]
[JsonSerializable(typeof(FoldFile))]
internal sealed partial class DatasetsJson : JsonSerializerContext
{
    private const int MaxLength = 16 << 20;

    /// <exception cref="DatasetFormatException">The text is longer than any sensible file.</exception>
    public static void CheckLength(string what, string json)
    {
        if (json.Length > MaxLength)
        {
            throw new DatasetFormatException($"The {what} has {json.Length} characters; at most {MaxLength} are accepted.");
        }
    }
}
