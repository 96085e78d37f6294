using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>The plan's JSON, generated at compile time so that it works trimmed and ahead-of-time compiled.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, AllowOutOfOrderMetadataProperties = true, MaxDepth = 32)]
[JsonSerializable(typeof(AugmentationPlan))]
internal sealed partial class AugmentationPlanJson : JsonSerializerContext;
