using System.Text.Json.Serialization;

namespace CustomFeature;

/// <summary>Lets recipes in JSON name the feature.</summary>
[JsonSerializable(typeof(CrestFactorOptions))]
internal sealed partial class CrestFactorJson : JsonSerializerContext;
