using System.Text.Json.Serialization;

namespace SpeechEmotion.Datasets;

/// <summary>The package's JSON, generated at build time and strict: unknown members are refused.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(LabelMap))]
[JsonSerializable(typeof(FoldFile))]
internal sealed partial class DatasetsJson : JsonSerializerContext;
