using System.Text.Json.Serialization;

namespace FolderWorker;

/// <summary>The results' JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FileResult))]
[JsonSerializable(typeof(FileStamp))]
internal sealed partial class WorkerJson : JsonSerializerContext;
