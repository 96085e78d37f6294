using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>JSON of what changes numbers: unknown and duplicate members are refused; every option is written out.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    IndentSize = 2,
    NewLine = "\n",
    MaxDepth = 32,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Disallow,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(NetworkDefinition))]
[JsonSerializable(typeof(ModelManifest))]
[JsonSerializable(typeof(Probe))]
internal sealed partial class StrictJson : JsonSerializerContext
{
}
